using System.Text.Json;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Runs;

public class RunVerbTests
{
    [Fact]
    public void A_run_writes_its_tables_and_prints_its_folder()
    {
        using var folder = new TemporaryFolder();
        var result = TinyRun.Run(folder, "--device", "cpu");
        Assert.Equal("", result.ExitCode == 0 ? "" : result.Error);
        var shown = result.Out.TrimEnd('\n');
        Assert.StartsWith("results/runs/tiny-", shown, StringComparison.Ordinal);
        Assert.Equal(
            ["instances.csv", "manifest.json", "plan.json", "traces/part-00000.csv"],
            folder.Outputs().Select(f => Path.GetRelativePath(shown, f)));
        Assert.Equal(13, File.ReadAllLines(Path.Combine(folder.Path, shown, "instances.csv")).Length);
        Assert.Contains("device: cpu", result.Error, StringComparison.Ordinal);
        Assert.Contains("converged", result.Error, StringComparison.Ordinal);
        Assert.Contains("12   100.0 %", result.Error, StringComparison.Ordinal);
        Assert.Contains("tiny: 12 of 12 instances ran to their end", result.Error, StringComparison.Ordinal);
        Assert.Contains("max |Σx − b|", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_complete_run_is_reused_until_rerun_and_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var shown = TinyRun.Run(folder).Out.TrimEnd('\n');
        var first = Tables(folder, shown);
        var again = TinyRun.Run(folder);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("--rerun redoes it", again.Error, StringComparison.Ordinal);
        Assert.Equal(shown, again.Out.TrimEnd('\n'));
        Assert.DoesNotContain("device:", again.Error, StringComparison.Ordinal);

        var redone = TinyRun.Run(folder, "--rerun", "--device", "cpu", "--threads", "1");
        Assert.Contains("device:", redone.Error, StringComparison.Ordinal);
        Assert.Equal(first, Tables(folder, shown));
    }

    [Fact]
    public void The_manifest_says_what_ran_where_and_holds_a_hash_of_every_file()
    {
        using var folder = new TemporaryFolder();
        var shown = TinyRun.Run(folder, "--device", "cpu").Out.TrimEnd('\n');
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.Path, shown, "manifest.json")));
        var text = manifest.RootElement.GetRawText();
        Assert.Contains("\"cpu\"", text, StringComparison.Ordinal);
        Assert.Contains("\"tiny.yaml\"", text, StringComparison.Ordinal);
        Assert.Contains("traces/part-00000.csv", text, StringComparison.Ordinal);
        Assert.Contains("philox", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_progress_is_JSON_on_every_line()
    {
        using var folder = new TemporaryFolder();
        var result = TinyRun.Run(folder, "--progress", "json");
        var events = result.Error.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()).ToList();
        Assert.Equal("device", events[0]);
        Assert.Equal("end", events[^1]);
    }

    [Fact]
    public void The_work_reported_is_the_work_of_the_rows()
    {
        // More instances of one structure than lanes, so that lanes are refilled.
        using var folder = new TemporaryFolder();
        string[] sweep = ["--sweep", "method.alpha=lin(0.5, 1.5, 50) * bound", "--sweep", "seed=[0]"];
        var result = TinyRun.Run(folder, ["--progress", "json", "--device", "cpu", "--threads", "1", .. sweep]);
        using var end = JsonDocument.Parse(result.Error.TrimEnd('\n').Split('\n')[^1]);
        var lines = File.ReadAllLines(Path.Combine(folder.Path, result.Out.TrimEnd('\n'), "instances.csv"));
        var column = Array.IndexOf(lines[0].Split(','), "steps");
        Assert.Equal(
            lines.Skip(1).Sum(l => 6 * long.Parse(l.Split(',')[column], System.Globalization.CultureInfo.InvariantCulture)),
            end.RootElement.GetProperty("node_steps").GetInt64());
    }

    private static Dictionary<string, string> Tables(TemporaryFolder folder, string shown) => folder.Outputs()
        .Where(f => !f.EndsWith("manifest.json", StringComparison.Ordinal))
        .ToDictionary(f => Path.GetRelativePath(shown, f), f => File.ReadAllText(Path.Combine(folder.Path, f)));
}
