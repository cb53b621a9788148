using System.Text.RegularExpressions;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Guides;

/// <summary>The tour of README.md, typed as it stands there: what it prints must be what the program prints, but for times, rates and the machine's name. COOPT_UPDATE_SNAPSHOTS=1 writes the output anew.</summary>
public partial class TourTests
{
    private const string Page = "README.md";

    [Fact]
    public void The_tour_prints_what_the_program_prints()
    {
        using var folder = new TemporaryFolder();
        Copy("experiments/01-quickstart", folder.Path);
        var runner = new CommandRunner { Folder = folder.Path };
        var steps = Steps().ToList();
        Assert.True(steps.Count >= 6, "the tour has lost its commands");
        foreach (var (command, shown) in steps)
        {
            if (command.StartsWith("cat ", StringComparison.Ordinal))
            {
                File.WriteAllText(Path.Combine(folder.Path, command[4..].Trim()), shown);
                continue;
            }

            // The program names files as it would in its own current folder, which a test cannot change.
            var result = runner.Run(Guide.Words(command["coopt ".Length..]));
            var printed = (result.Error + result.Out).Replace(folder.Path + "/", "", StringComparison.Ordinal);
            if (shown.Trim().Length > 0 && Environment.GetEnvironmentVariable("COOPT_UPDATE_SNAPSHOTS") == "1")
            {
                Rewrite(shown, printed);
            }
            else if (shown.Trim().Length > 0)
            {
                Assert.Equal($"$ {command}\n{Plain(shown)}", $"$ {command}\n{Plain(printed)}");
            }
            else
            {
                Assert.True(result.ExitCode == 0, $"{command}: {result.Error}");
            }
        }
    }

    [Theory]
    [InlineData("  speed   37.3 M node-steps/s: 164 M node-steps in 4.4 s on cpu (X64, 512-bit SIMD)", "speed … node-steps/s: 164 M node-steps in … on cpu (…)")]
    [InlineData("bound   768 of 2,048 (37.5 %)", "bound 768 of 2,048 (37.5 %)")]
    public void Only_what_depends_on_the_machine_is_left_out(string line, string plain) => Assert.Equal(plain, Plain(line));

    /// <summary>Each command after a prompt, with the lines below it up to the next one.</summary>
    private static IEnumerable<(string Command, string Shown)> Steps() =>
        Block().Matches(Guide.Read(Page)).SelectMany(m => Step().Matches(m.Groups[1].Value)).Select(m => (m.Groups[1].Value.Trim(), m.Groups[2].Value));

    private static string Plain(string text) =>
        string.Join('\n', text.Split('\n').Select(l => Machine().Replace(Space().Replace(l, " ").Trim(), m => m.Groups["keep"].Success ? $"{m.Groups["keep"].Value}…" : "…" + m.Groups["unit"].Value)).Where(l => l.Length > 0 && !Progress().IsMatch(l)));

    private static void Rewrite(string shown, string printed)
    {
        var blankLines = shown[shown.TrimEnd('\n').Length..];
        var lines = printed.Split('\n').Select(l => l.TrimEnd()).Where(l => !Progress().IsMatch(l));
        File.WriteAllText(Path.Combine(Guide.Root, Page), Guide.Read(Page).Replace(shown, string.Join('\n', lines).Trim('\n') + blankLines, StringComparison.Ordinal));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Guide.Root, from)))
        {
            var path = Path.Combine(to, from, Path.GetFileName(file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path);
        }
    }

    [GeneratedRegex(@"(?ms)^```\n(\$ .*?)^```")]
    private static partial Regex Block();

    [GeneratedRegex(@"(?ms)^\$ (.*?)\n(.*?)(?=^\$ |\z)")]
    private static partial Regex Step();

    // A slow machine says now and then how far it is.
    [GeneratedRegex(@"^[\d,]+ of [\d,]+ instances\b")]
    private static partial Regex Progress();

    [GeneratedRegex(" +")]
    private static partial Regex Space();

    // Times; rates; free space and memory; the device's name; the size of the manifest, which holds names of the machine; the number of standard figures.
    [GeneratedRegex(@"[\d.,]+ (?:ns|µs|ms|s|min|h)\b(?: \d+ (?:s|min)\b)*|[\d.,]+ (?:[kMGT](?= ))?(?<unit> ?node-steps/s)|[\d.,]+ [kMGT]?B(?<unit> free| a batch)|(?<keep>\bcpu \()[^)]*(?=\))|(?<keep>manifest\.json )[\d.]+ k?B|(?<keep>/figures \()\d+")]
    private static partial Regex Machine();
}
