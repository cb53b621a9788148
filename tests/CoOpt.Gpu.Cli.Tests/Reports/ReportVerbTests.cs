using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Results.Plans;

namespace CoOpt.Gpu.Cli.Tests.Reports;

public sealed partial class ReportVerbTests
{
    private const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&|`";

    private const string Single =
        """
        schema: 1
        name: single
        problem:
          nodes: 5
          learning: { loss: quadratic }
        network: { topology: ring }
        method: { alpha: 0.5 * bound, steps: 200, stopAt: 0 }
        trace: { every: 10 }
        """;

    [Fact]
    public void A_report_is_two_pages_and_the_figures_they_show()
    {
        using var run = new ReportedRun();
        var result = run.Run("report", run.Shown);
        Assert.Equal((ExitCode.Ok, ""), (result.ExitCode, result.Error));
        var figures = Figures().Matches(File.ReadAllText(run.PathOf("report.md"))).Select(m => m.Groups[1].Value).ToArray();
        Assert.True(figures.Length > 10);
        Assert.All(figures, f => Assert.True(File.Exists(run.PathOf(f)), $"{f} is not there"));
        Assert.Equal($"report   {run.Shown}/report.html\n         {run.Shown}/report.md\nfigures  {run.Shown}/figures ({figures.Length})\n", result.Out);
        Assert.Equal(ExitCode.Ok, run.Run("verify", run.Shown).ExitCode);
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes()
    {
        using var run = new ReportedRun();
        run.Report();
        var before = Bytes(Path.Combine(run.Base, run.Shown));
        run.Report();
        Assert.Equal(before, Bytes(Path.Combine(run.Base, run.Shown)));
        Assert.Equal(ExitCode.Ok, run.Run("report", run.Shown, "--out", "elsewhere").ExitCode);
        var figures = Bytes(Path.Combine(run.Base, run.Shown, "figures"));
        Assert.Equal(figures, Bytes(Path.Combine(run.Base, "elsewhere", "figures")));
    }

    public static TheoryData<string, string> Sparse => new()
    {
        { Single, "Nothing is swept: a single instance." },
        { Single + "\nsweep: { seed: \"range(0, 5)\" }", "No axis but the seed is swept" },
        { Single.Replace("0.5 * bound", "100000 * bound, step: 0.5", StringComparison.Ordinal) + "\nsweep: { seed: \"range(0, 3)\" }", "3 (100 %) diverged" },
        { Single.Replace("loss: quadratic", "loss: quadratic, definite: false", StringComparison.Ordinal) + "\nsweep: { method.alpha: \"lin(0.1, 1, 3)\" }", "By method.alpha" },
        { Single.Replace("name: single", "name: zipped", StringComparison.Ordinal) + "\nsweep: { zip: { links.rho: [0.1, 0.2], links.coupling: [node, edge] }, network.topology: [ring, star], seed: \"range(0, 2)\" }", "By links.rho, links.coupling" },
    };

    [Theory]
    [MemberData(nameof(Sparse))]
    public void Runs_with_little_to_say_have_a_report(string spec, string expected)
    {
        using var run = new ReportedRun(spec);
        Assert.Contains(expected, File.ReadAllText(run.Report()).Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("traces", "No traces were kept with the run")]
    [InlineData("manifest", "There is no manifest.json")]
    [InlineData("rows", "7 of 32 instances have no row")]
    public void What_is_missing_is_said(string missing, string expected)
    {
        using var run = new ReportedRun();
        switch (missing)
        {
            case "traces":
                Directory.Delete(run.PathOf("traces"), true);
                break;
            case "manifest":
                File.Delete(run.PathOf("manifest.json"));
                break;
            default:
                // A run whose instances failed has a manifest of the rows that are there.
                File.WriteAllLines(run.PathOf("instances.csv"), File.ReadAllLines(run.PathOf("instances.csv"))[..^7]);
                run.Reseal("instances.csv");
                break;
        }

        Assert.Contains(expected, File.ReadAllText(run.Report()), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_of_a_run_stay_texts()
    {
        using var run = new ReportedRun();
        var manifest = JsonNode.Parse(File.ReadAllText(run.PathOf("manifest.json")))!;
        manifest["device"]!["name"] = Hostile;
        manifest["commandLine"] = new JsonArray("run", Hostile);
        File.WriteAllText(run.PathOf("manifest.json"), manifest.ToJsonString());
        var plan = SweepPlan.Parse(File.ReadAllBytes(run.PathOf("plan.json")));
        var named = SweepPlan.Of(plan.Sweep with { Name = Hostile, Settings = plan.Sweep.Settings.SetItem("problem.learning.data", SettingValue.Of(Hostile)) }, plan.Generator);
        File.WriteAllBytes(run.PathOf("plan.json"), [.. named.Bytes]);
        var html = File.ReadAllText(run.Report());
        Assert.True(Regex.Count(html, Regex.Escape("&lt;script&gt;")) >= 3);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        var markdown = File.ReadAllText(run.PathOf("report.md"));
        Assert.DoesNotContain("<img", Regex.Replace(markdown, @"(?s)```.*?```|`[^`\n]*`|\\<", ""), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Runs_are_compared_side_by_side()
    {
        using var run = new ReportedRun();
        File.WriteAllText(Path.Combine(run.Base, "other.yaml"), ReportedRun.Swept.Replace("coupling: edge", "coupling: node", StringComparison.Ordinal).Replace("[0.125, 0.5]", "[0.5, 0.25]", StringComparison.Ordinal));
        var other = run.Run("run", "other.yaml", "--progress", "none").Out.TrimEnd('\n');
        var result = run.Run("report", run.Shown, other, "--json");
        Assert.Equal((ExitCode.Ok, ""), (result.ExitCode, result.Error));
        var html = (string)JsonNode.Parse(result.Out)!["html"]!;
        Assert.Equal(Path.Combine(run.Base, "results", "reports", $"{Path.GetFileName(run.Shown)}-against-{Path.GetFileName(other)}", "report.html"), html);
        var page = File.ReadAllText(html);
        Assert.Contains("16 pairs of 32 instances", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\"><code>links.coupling</code></th><td>edge</td><td>node</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_of_a_file_are_made_alone()
    {
        using var run = new ReportedRun();
        var alone = run.Run("report", run.Shown, "--figures", Recipes(run, "mine"), "--figures-only", "--out", "kept");
        Assert.True(alone.ExitCode == ExitCode.Ok, alone.Error);
        Assert.Equal("figures  kept (1)\n", alone.Out);
        Assert.True(File.Exists(Path.Combine(run.Base, "kept", "mine.svg")));
        Assert.False(File.Exists(run.PathOf("report.html")));
    }

    [Fact]
    public void Figures_of_a_file_can_show_another_table()
    {
        using var run = new ReportedRun();
        File.WriteAllText(Path.Combine(run.Base, "errors.csv"), "instance,links.rho,kind,error\n0,0.125,a,1e-3\n1,0.125,b,\n2,0.5,a,3e-3\n");
        File.WriteAllText(Path.Combine(run.Base, "errors.yaml"), "schema: 1\nfigures:\n  - { id: errors, kind: lines, title: Errors, x: links.rho, y: error, where: [kind = a] }\n");
        var made = run.Run("report", run.Shown, "--figures", "errors.yaml", "--figures-only", "--rows", "errors.csv", "--out", "kept");
        Assert.True(made.ExitCode == ExitCode.Ok, made.Error);
        var rows = File.ReadAllLines(Path.Combine(run.Base, "kept", "errors.csv"));
        Assert.Contains(rows, r => r.Contains("0.125,0.001", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("0.5,0.003", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mine")]
    [InlineData("trace-distance")]
    public void Figures_of_a_file_stand_first_and_keep_their_names(string id)
    {
        using var run = new ReportedRun();
        var result = run.Run("report", run.Shown, "--figures", Recipes(run, id));
        Assert.True(result.ExitCode == ExitCode.Ok, result.Error);
        var figures = Figures().Matches(File.ReadAllText(run.PathOf("report.md"))).Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal($"figures/{id}.svg", figures[0]);
        Assert.Equal(figures.Distinct(), figures);
    }

    [Theory]
    [InlineData("report nowhere", ExitCode.Usage, "nowhere does not exist; name the folder of a complete run")]
    [InlineData("report RUN --figures-only", ExitCode.Usage, "add --figures FILE")]
    [InlineData("report RUN --rows r.csv", ExitCode.Usage, "add --figures FILE --figures-only")]
    [InlineData("report RUN --figures figures.yaml --figures-only --rows r.csv", ExitCode.Usage, "there is no r.csv")]
    [InlineData("report RUN RUN --figures f.yaml", ExitCode.Usage, "name a single RUN")]
    [InlineData("report RUN --figures none.yaml", ExitCode.Usage, "none.yaml")]
    public void What_cannot_be_done_is_said(string line, int code, string expected)
    {
        using var run = new ReportedRun(Single);
        var result = run.Run(line.Replace("RUN", run.Shown, StringComparison.Ordinal).Split(' '));
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    private static string Recipes(ReportedRun run, string id)
    {
        File.WriteAllText(Path.Combine(run.Base, "figures.yaml"), $"schema: 1\nfigures:\n  - {{ id: {id}, kind: lines, title: Mine, x: links.rho, y: distance }}\n");
        return "figures.yaml";
    }

    private static (string, string)[] Bytes(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (Path.GetRelativePath(folder, f), Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))))];

    [GeneratedRegex(@"!\[[^\n]*\]\((figures/[^)]*\.svg)\)")]
    private static partial Regex Figures();
}
