using System.Text;
using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Conventions.Tests;

public sealed partial class TextTests
{
    /// <summary>Where a reader may be sent: publications, and standards that files name by their address; and the reserved name that never leads anywhere.</summary>
    private static readonly string[] Hosts = ["example.invalid", "arxiv.org", "doi.org", "json-schema.org", "vega.github.io", "www.w3.org", "yann.lecun.com"];

    // Written in pieces, so that this file does not contain what it looks for.
    private static readonly string[] Unfinished = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:", "NotImplemented" + "Exception", "for " + "now"];

    private static readonly Regex MachinePath = new("(?<![\\w.~<])/(?:wo" + "rk|ho" + "me|ro" + "ot|Us" + "ers|mn" + "t)/\\w|[A-Z]:\\\\\\\\?(?:Us" + "ers|wo" + "rk)");

    [Fact]
    public void Text_is_UTF8_without_mark_with_LF_and_a_last_line_end()
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        Assert.All(Repository.TextFiles, file =>
        {
            var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, file));
            Assert.False(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble), $"{file} begins with a byte order mark");
            Assert.False(bytes.Contains((byte)'\r'), $"{file} has carriage returns");
            Assert.True(bytes.Length == 0 || bytes[^1] == (byte)'\n', $"{file} does not end with a line end");
            _ = strict.GetString(bytes);
        });
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        Assert.All(Written(), file =>
        {
            var text = Repository.Read(file);
            Assert.All(Unfinished, mark => Assert.False(text.Contains(mark, StringComparison.Ordinal), $"{file} says {mark}"));
        });
    }

    [Fact]
    public void No_path_of_a_machine_is_written_down()
    {
        Assert.All(Repository.TextFiles, file => Assert.True(MachinePath.Match(Repository.Read(file)) is { Success: false }, $"{file} says {MachinePath.Match(Repository.Read(file)).Value}…"));
    }

    [Fact]
    public void Addresses_are_of_publications_and_standards_only()
    {
        Assert.All(Repository.TextFiles, file => Assert.All(Address().Matches(Repository.Read(file)), match =>
            Assert.True(Hosts.Contains(match.Groups[1].Value), $"{file} names {match.Value}")));
    }

    [Fact]
    public void Code_has_no_regions_and_no_banners()
    {
        Assert.All(Repository.Code("src", "kernels", "tests"), file =>
        {
            var text = Repository.Read(file);
            Assert.DoesNotMatch(@"(?m)^\s*#(?:end)?region", text);
            Assert.DoesNotMatch(@"(?m)^\s*//\s*[-=*#]{5,}", text);
        });
    }

    [Fact]
    public void Code_that_makes_numbers_knows_neither_time_nor_chance_nor_culture()
    {
        string[] projects = ["kernels/CoOpt.Gpu.Kernels", "src/CoOpt.Gpu.Model", "src/CoOpt.Gpu.Specs", "src/CoOpt.Gpu.Theory", "src/CoOpt.Gpu.Results/Tables", "src/CoOpt.Gpu.Results/Plans"];
        Assert.All(Repository.Code(projects), file =>
        {
            var match = Chance().Match(Repository.Read(file));
            Assert.False(match.Success, $"{file} says {match.Value}");
        });
    }

    private static IEnumerable<string> Written() => Repository.TextFiles.Where(f => Path.GetExtension(f) is not (".csv" or ".svg" or ".json"));

    [GeneratedRegex(@"https?://([\w.-]+)[^\s""'<>)]*")]
    private static partial Regex Address();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bStopwatch\b|\bEnvironment\.TickCount|\bGuid\.NewGuid\b|\bnew Random\b|\bRandom\.Shared\b|\bCurrent(UI)?Culture\b")]
    private static partial Regex Chance();
}
