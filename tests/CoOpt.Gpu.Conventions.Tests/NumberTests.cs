using System.Globalization;
using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Conventions.Tests;

/// <summary>
/// The numbers that READMEs report are those of the kept results: each equals, rounded to as many digits as are written, a number of the experiment's results, or a setting of its sweeps or of the page above.
/// Whole numbers below 20 are words of the text. What a run took need only be within a factor of two of a manifest's time.
/// </summary>
public sealed partial class NumberTests
{
    private const int LeastChecked = 20;

    public static TheoryData<string> Experiments => [.. Names];

    private static string[] Names => [.. Repository.Files.Where(f => f.StartsWith("experiments/", StringComparison.Ordinal) && f.Split('/') is [_, _, "README.md"]).Select(f => f.Split('/')[1])];

    [Theory]
    [MemberData(nameof(Experiments))]
    public void What_came_out_is_what_is_kept(string experiment)
    {
        var text = Repository.Read($"experiments/{experiment}/README.md");
        var at = text.IndexOf("**What came out", StringComparison.Ordinal);
        Assert.True(at >= 0, $"experiments/{experiment}/README.md has no paragraph that begins with **What came out");
        Check($"experiments/{experiment}/README.md", text[at..], [experiment], text[..at]);
    }

    [Fact]
    public void The_gallery_says_what_is_kept()
    {
        var sections = Repository.Read("experiments/README.md").Split("\n## ")[1..].Where(s => s.StartsWith('[')).ToList();
        Assert.Equal(Names.Length, sections.Count);
        Assert.All(sections, s => Check("experiments/README.md", s[s.IndexOf('\n', StringComparison.Ordinal)..], [s[1..s.IndexOf(']', StringComparison.Ordinal)]], Page(s[1..s.IndexOf(']', StringComparison.Ordinal)])));
    }

    [Fact]
    public void The_first_page_says_what_is_kept()
    {
        var text = Repository.Read("README.md");
        var from = text.IndexOf("## What came out", StringComparison.Ordinal);
        Check("README.md", text[from..text.IndexOf("## What it computes", StringComparison.Ordinal)], Names, string.Concat(Names.Select(Page)));
    }

    [Theory]
    [InlineData("0.123", "0.12345", true)]
    [InlineData("0.12", "0.1251", false)]
    [InlineData("12 %", "0.1234", true)]
    [InlineData("1,020", "1.02e+03", true)]
    [InlineData("2.1e-5", "2.149E-05", true)]
    [InlineData("2.2e-5", "2.149E-05", false)]
    [InlineData("4.6 million", "4.56e+06", true)]
    [InlineData("−0.25", "-0.2504", true)]
    [InlineData("3×10⁻⁴", "0.00034", true)]
    [InlineData("21", "22", false)]
    public void Numbers_are_equal_as_far_as_they_are_written(string written, string kept, bool equal) =>
        Assert.Equal(equal, Unfounded(written, [.. Numbers(kept).Select(n => n.Value)], []).Count == 0);

    private static string Page(string experiment) => Repository.Read($"experiments/{experiment}/README.md");

    private static void Check(string file, string text, string[] experiments, string settings)
    {
        var (sources, times) = (Numbers(Apart().Replace(settings, " ")).Select(n => n.Value).ToHashSet(), new List<double>());
        foreach (var experiment in experiments)
        {
            foreach (var name in Repository.Files.Where(f => IsSource(f, experiment)))
            {
                sources.UnionWith(Numbers(Repository.Read(name)).Select(n => n.Value));
            }

            foreach (var name in Repository.Files.Where(f => f.StartsWith($"results/{experiment[3..]}/", StringComparison.Ordinal) && f.EndsWith("/manifest.json", StringComparison.Ordinal)))
            {
                times.AddRange(Seconds().Matches(Repository.Read(name)).Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)));
                var outcomes = Numbers(Outcomes().Match(Repository.Read(name)).Value).Select(n => n.Value).ToList();
                sources.UnionWith([.. outcomes, outcomes.Sum()]);
            }
        }

        var unfounded = Unfounded(text, sources, times);
        Assert.True(unfounded.Count == 0, $"{file}: not in the kept results of {string.Join(", ", experiments)}: {string.Join("; ", unfounded)}");
    }

    // Tables and summaries made by commands, not the rows of single instances, among which any number is found.
    private static bool IsSource(string file, string experiment) =>
        (file.StartsWith($"results/{experiment[3..]}/", StringComparison.Ordinal) && !file.Contains("/figures/", StringComparison.Ordinal)
            && (file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith("/facts.csv", StringComparison.Ordinal)))
        || (file.StartsWith($"experiments/{experiment}/", StringComparison.Ordinal) && file.EndsWith(".yaml", StringComparison.Ordinal) && !file.EndsWith("figures.yaml", StringComparison.Ordinal))
        || (file.StartsWith("results/performance/", StringComparison.Ordinal) && file.EndsWith(".md", StringComparison.Ordinal));

    private static List<string> Unfounded(string text, HashSet<double> sources, List<double> times)
    {
        var unfounded = new List<string>();
        var plain = Apart().Replace(text, " ");
        foreach (var line in plain.Split('\n'))
        {
            foreach (var (value, digit, shown, unit) in Numbers(line))
            {
                var isPercent = unit.StartsWith('%');
                if (!isPercent && value == Math.Floor(value) && Math.Abs(value) < LeastChecked && !shown.Contains('e', StringComparison.Ordinal))
                {
                    continue;
                }

                var seconds = unit.StartsWith("second", StringComparison.Ordinal) ? value : unit.StartsWith("minute", StringComparison.Ordinal) ? 60 * value : double.NaN;
                double[] scales = isPercent || text.Contains("points", StringComparison.Ordinal) ? [1, 0.01] : line.Contains("million", StringComparison.Ordinal) ? [1, 1e6] : [1];
                if (!times.Exists(t => t > seconds / 2 && t < seconds * 2)
                    && !scales.Any(scale => sources.Any(s => Math.Abs(Math.Abs(s) - (Math.Abs(value) * scale)) <= 0.5000001 * digit * scale)))
                {
                    unfounded.Add($"{shown}{(isPercent ? " %" : "")} in \"{line.Trim()[..Math.Min(70, line.Trim().Length)]}…\"");
                }
            }
        }

        return unfounded;
    }

    // Each number with the worth of its last digit and the word after it.
    private static IEnumerable<(double Value, double Digit, string Shown, string Unit)> Numbers(string text)
    {
        foreach (Match match in Number().Matches(text))
        {
            var mantissa = match.Groups["mantissa"].Value.Replace(",", "", StringComparison.Ordinal).Replace('−', '-');
            var exponent = match.Groups["e"].Success ? int.Parse(match.Groups["e"].Value.Replace('−', '-'), CultureInfo.InvariantCulture)
                : match.Groups["power"].Success ? int.Parse(string.Concat(match.Groups["power"].Value.Select(c => c == '⁻' ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(c, StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture))), CultureInfo.InvariantCulture)
                : 0;
            var scale = Math.Pow(10, exponent);
            var decimals = mantissa.Contains('.', StringComparison.Ordinal) ? mantissa.Length - mantissa.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
            yield return (double.Parse(mantissa, CultureInfo.InvariantCulture) * scale, Math.Pow(10, -decimals) * scale, match.Value.Trim(), match.Groups["unit"].Value);
        }
    }

    // Code, the targets of links, fractions and words such as y₂, α/2 or 2-hop, in which digits are no numbers.
    [GeneratedRegex(@"```.*?```|`[^`\n]*`|\]\([^)]*\)|\b1/\d+|\b\d+-[a-z]+|\b[A-Za-zα-ω]+\d+\b|\be\^?[{⁻−-][^\s|]*", RegexOptions.Singleline)]
    private static partial Regex Apart();

    [GeneratedRegex(@"(?<![\w.,])(?<mantissa>[-−]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?)([eE](?<e>[+−-]?\d+)|×10(?<power>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?(?![\w])(\s?(?<unit>%|seconds?|minutes?))?")]
    private static partial Regex Number();

    [GeneratedRegex("\"outcomes\": \\{[^}]*\\}")]
    private static partial Regex Outcomes();

    [GeneratedRegex("\"totalSeconds\": ([0-9.eE+-]+)")]
    private static partial Regex Seconds();
}
