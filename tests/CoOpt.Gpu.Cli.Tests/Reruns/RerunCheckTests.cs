using System.Text.Json;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Reruns;

public class RerunCheckTests
{
    [Fact]
    public void The_same_plan_gives_the_same_bytes_and_nothing_is_kept()
    {
        using var run = new StoredRun();
        var before = Files(run);
        var result = run.Run("rerun", run.Shown, "--check", "--threads", "3", "--progress", "none");
        Assert.Equal((ExitCode.Ok, ""), (result.ExitCode, NotesLess(result.Error)));
        Assert.Matches($"^{run.Shown}: 3 files made again in .*, the same bytes\n$", result.Out);
        Assert.Equal(before, Files(run));
        Assert.False(Directory.Exists(Path.Combine(run.Base, "results", "reruns")));
    }

    [Theory]
    [InlineData("instances.csv", 4, "line 5 (instance 3): ")]
    [InlineData("traces/part-00000.csv", 2, "line 3 (instance 0, step 20): ")]
    public void Another_byte_is_named_with_its_file_and_row(string name, int line, string expected)
    {
        using var run = new StoredRun();
        var lines = run.Lines(name);
        lines[line] = lines[line][..^1] + "7";
        run.Write(name, lines);
        run.Reseal(name);
        var result = run.Run("rerun", run.Shown, "--check");
        Assert.Equal(ExitCode.Corruption, result.ExitCode);
        Assert.Contains($"error CO0009: {run.Shown}/{name}: {expected}", result.Error, StringComparison.Ordinal);
        Assert.Contains("was recorded; rerun on the class of machine", result.Error, StringComparison.Ordinal);
        Assert.Equal($"{run.Shown}: 1 of 3 files differ\n", result.Out);
        Assert.False(Directory.Exists(Path.Combine(run.Base, "results", "reruns")));
    }

    [Theory]
    [InlineData("drop", "line 13 (instance 11): there is this row, and no such row was recorded")]
    [InlineData("add", "line 14 (instance 12): there is no such row, and this row was recorded")]
    [InlineData("header", "line 1: the header instance,method.alpha,")]
    public void Rows_and_columns_that_only_one_of_them_has_are_said(string change, string expected)
    {
        using var run = new StoredRun();
        var lines = run.Lines("instances.csv").ToList();
        switch (change)
        {
            case "drop":
                lines.RemoveAt(lines.Count - 1);
                break;
            case "add":
                lines.Add(string.Concat("12", lines[^1].AsSpan(lines[^1].IndexOf(',', StringComparison.Ordinal))));
                break;
            default:
                lines[0] = lines[0].Replace("lambda2", "lambda_2", StringComparison.Ordinal);
                break;
        }

        run.Write("instances.csv", lines);
        run.Reseal("instances.csv");
        Assert.Contains(expected, run.Run("rerun", run.Shown, "--check").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_that_were_not_kept_are_checked_by_their_hashes()
    {
        using var run = new StoredRun();
        File.Delete(run.PathOf("instances.csv"));
        Assert.Equal(ExitCode.Ok, run.Run("rerun", run.Shown, "--check").ExitCode);
        run.Edit(m => m["outputs"]![0]!["sha256"] = new string('0', 64));
        var result = run.Run("rerun", run.Shown, "--check");
        Assert.Equal(ExitCode.Corruption, result.ExitCode);
        Assert.Contains("the recorded file was not kept, so the first row that differs cannot be told", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_lists_every_file()
    {
        using var run = new StoredRun();
        var result = run.Run("rerun", run.Shown, "--check", "--json");
        using var json = JsonDocument.Parse(result.Out);
        Assert.True(json.RootElement.GetProperty("same").GetBoolean());
        Assert.Equal(["instances.csv", "plan.json", "traces/part-00000.csv"], json.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("name").GetString()));
    }

    [Fact]
    public void Without_a_manifest_there_is_nothing_to_compare_with()
    {
        using var run = new StoredRun();
        File.Delete(run.PathOf("manifest.json"));
        var result = run.Run("rerun", run.Shown, "--check");
        Assert.Equal(ExitCode.Corruption, result.ExitCode);
        Assert.StartsWith("error CO0007: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_class_of_machine_is_said_first()
    {
        using var run = new StoredRun();
        Assert.DoesNotContain("another class", run.Run("rerun", run.Shown, "--check").Error, StringComparison.Ordinal);
        run.Edit(m =>
        {
            m["device"]!["laneWidth"] = 4;
            m["host"]!["architecture"] = "arm64";
        });
        var result = run.Run("rerun", run.Shown, "--check");
        Assert.StartsWith($"note: another class of machine or program than {run.Shown} was made with: last digits may differ (lanes: 4 recorded, ", result.Error, StringComparison.Ordinal);
        Assert.Contains("architecture: arm64 recorded, ", result.Error, StringComparison.Ordinal);
        Assert.Contains("device: cpu recorded, reference now", run.Run("rerun", run.Shown, "--check", "--device", "reference").Error, StringComparison.Ordinal);
    }

    private static string[] Files(StoredRun run) => [.. Directory.EnumerateFiles(run.Base, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string NotesLess(string error) => string.Concat(error.Split('\n').Where(l => l.Length > 0 && !l.StartsWith("device: ", StringComparison.Ordinal)));
}
