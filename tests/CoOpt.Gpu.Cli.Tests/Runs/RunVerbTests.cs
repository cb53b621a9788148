using System.Text.Json;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Cli.Tests.Runs;

public class RunVerbTests
{
    [Fact]
    public void A_run_writes_its_tables_and_prints_its_folder()
    {
        using var folder = new TemporaryFolder();
        var result = Run(folder, "--device", "cpu");
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
        var shown = Run(folder).Out.TrimEnd('\n');
        var first = Tables(folder, shown);
        var again = Run(folder);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("--rerun redoes it", again.Error, StringComparison.Ordinal);
        Assert.Equal(shown, again.Out.TrimEnd('\n'));
        Assert.DoesNotContain("device:", again.Error, StringComparison.Ordinal);

        var redone = Run(folder, "--rerun", "--device", "cpu", "--threads", "1");
        Assert.Contains("device:", redone.Error, StringComparison.Ordinal);
        Assert.Equal(first, Tables(folder, shown));
    }

    [Fact]
    public void A_changed_run_is_refused_as_corrupt()
    {
        using var folder = new TemporaryFolder();
        var shown = Run(folder).Out.TrimEnd('\n');
        File.AppendAllText(Path.Combine(folder.Path, shown, "instances.csv"), "x");
        var result = Run(folder);
        Assert.Equal(ExitCode.Corruption, result.ExitCode);
        Assert.Contains("instances.csv", result.Error, StringComparison.Ordinal);
        Assert.Contains("--rerun", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run(folder, "--rerun").ExitCode);
    }

    [Fact]
    public void An_interrupted_run_starts_anew()
    {
        using var folder = new TemporaryFolder();
        var shown = Run(folder).Out.TrimEnd('\n');
        File.Delete(Path.Combine(folder.Path, shown, "manifest.json"));
        var result = Run(folder);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("it starts anew", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, shown, "manifest.json")));
    }

    [Fact]
    public void A_folder_that_another_run_writes_ends_with_5()
    {
        using var folder = new TemporaryFolder();
        var shown = Run(folder).Out.TrimEnd('\n');
        var plan = SweepPlan.Parse(File.ReadAllBytes(Path.Combine(folder.Path, shown, "plan.json")));
        using var other = RunFolder.Open(Path.Combine(folder.Path, "results", "runs"), plan);
        var result = Run(folder, "--rerun");
        Assert.Equal(ExitCode.Resources, result.ExitCode);
        Assert.Contains("another process", result.Error, StringComparison.Ordinal);
        Assert.Equal(4, folder.Outputs().Length);
    }

    [Fact]
    public void The_manifest_says_what_ran_where_and_holds_a_hash_of_every_file()
    {
        using var folder = new TemporaryFolder();
        var shown = Run(folder, "--device", "cpu").Out.TrimEnd('\n');
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
        var result = Run(folder, "--progress", "json");
        var events = result.Error.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()).ToList();
        Assert.Equal("device", events[0]);
        Assert.Equal("end", events[^1]);
    }

    [Fact]
    public void The_work_reported_is_the_work_of_the_rows()
    {
        // More instances of one structure than lanes, so that lanes are refilled.
        using var folder = new TemporaryFolder();
        var result = Run(folder, "--progress", "json", "--device", "cpu", "--threads", "1", "--sweep", "method.alpha=lin(0.5, 1.5, 50) * bound", "--sweep", "seed=[0]");
        using var end = JsonDocument.Parse(result.Error.TrimEnd('\n').Split('\n')[^1]);
        var lines = File.ReadAllLines(Path.Combine(folder.Path, result.Out.TrimEnd('\n'), "instances.csv"));
        var column = Array.IndexOf(lines[0].Split(','), "steps");
        Assert.Equal(
            lines.Skip(1).Sum(l => 6 * long.Parse(l.Split(',')[column], System.Globalization.CultureInfo.InvariantCulture)),
            end.RootElement.GetProperty("node_steps").GetInt64());
    }

    [Fact]
    public void A_failing_device_ends_with_5_and_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        var result = Run(folder, [Broken((_, _, _) => throw new DeviceException("the device is lost; plug it in"))]);
        Assert.Equal(ExitCode.Resources, result.ExitCode);
        Assert.Contains("error CO0501: the device is lost; plug it in", result.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Outputs());
    }

    [Fact]
    public void A_fault_of_the_program_ends_with_1_and_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        var result = Run(folder, [Broken((_, _, _) => throw new InvalidOperationException("odd"))]);
        Assert.Equal(ExitCode.Internal, result.ExitCode);
        Assert.Contains("please report it", result.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Outputs());
    }

    [Fact]
    public void An_absent_device_ends_with_5_and_makes_no_folder()
    {
        using var folder = new TemporaryFolder();
        var result = Run(folder, [new FakeBackend("ILGPU") { Absence = "not served; add a source" }], "--device", "cuda");
        Assert.Equal(ExitCode.Resources, result.ExitCode);
        Assert.Contains("not served; add a source", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "results")));
    }

    [Fact]
    public void An_out_folder_that_cannot_be_made_ends_with_5_naming_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("taken", "a file");
        var result = Run(folder, "--out", "taken/below");
        Assert.Equal(ExitCode.Resources, result.ExitCode);
        Assert.Contains("taken: create folder failed", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--set", "links.rho=-1", "links.rho")]
    [InlineData("--set", "links.roh=0.5", "links.rho")]
    [InlineData("--device", "gpu", "devices")]
    [InlineData("--progress", "loud", "--progress")]
    [InlineData("--threads", "-1", "--threads")]
    [InlineData("--max-failures", "-1", "--max-failures")]
    public void A_wrong_request_ends_with_2_and_says_what_to_do(string option, string value, string expected)
    {
        using var folder = new TemporaryFolder();
        var result = Run(folder, option, value);
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.StartsWith("error CO", result.Error, StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Outputs());
    }

    [Fact]
    public void Twenty_million_instances_want_yes()
    {
        using var folder = new TemporaryFolder();
        var result = Run(folder, "--sweep", "seed=range(0, 20000)", "--sweep", "method.alpha=lin(0.1, 1, 1000) * bound");
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains("error CO0002: the sweep has 20,000,000 instances", result.Error, StringComparison.Ordinal);
        Assert.Contains("--yes", result.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Outputs());
    }

    // Seed 2 has |λ₂|/L below 0.2, so that this axis is empty there and nowhere else.
    private static readonly string[] OneSeedFails = ["--device", "cpu", "--sweep", "method.alpha=log(0.2, 1*limit, 3)"];

    [Fact]
    public void Instances_that_cannot_be_set_up_end_with_3_and_leave_no_file()
    {
        using var folder = new TemporaryFolder();
        var result = Run(folder, OneSeedFails);
        Assert.Equal(ExitCode.Failures, result.ExitCode);
        Assert.Contains("error CO0005: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("--keep-going", result.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Outputs());
        Assert.Equal(ExitCode.Failures, Run(folder, [.. OneSeedFails, "--max-failures", "2"]).ExitCode);
    }

    [Theory]
    [InlineData("--keep-going")]
    [InlineData("--max-failures=3")]
    public void Allowed_failures_get_no_row_and_stand_in_summary_and_manifest(string option)
    {
        using var folder = new TemporaryFolder();
        var result = Run(folder, [.. OneSeedFails, option]);
        Assert.Equal("", result.ExitCode == 0 ? "" : result.Error);
        var shown = Path.Combine(folder.Path, result.Out.TrimEnd('\n'));
        Assert.Equal(10, File.ReadAllLines(Path.Combine(shown, "instances.csv")).Length);
        Assert.Contains("no row: instance 6: ", result.Error, StringComparison.Ordinal);
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(shown, "manifest.json")));
        Assert.Equal([2, 6, 10], manifest.RootElement.GetProperty("failures").EnumerateArray().Select(f => f.GetProperty("instance").GetInt32()));
    }

    [Fact]
    public void Keep_going_excludes_fail_fast()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCode.Usage, Run(folder, "--keep-going", "--fail-fast").ExitCode);
        Assert.Equal(ExitCode.Usage, Run(folder, "--keep-going", "--max-failures", "3").ExitCode);
    }

    [Fact]
    public void A_missing_spec_ends_with_2()
    {
        using var folder = new TemporaryFolder();
        var result = new CommandRunner { Folder = folder.Path }.Run("run", "absent.yaml");
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains("absent.yaml", result.Error, StringComparison.Ordinal);
    }

    private static FakeBackend Broken(Action<Engine.Batches.Batch, Engine.Batches.IBatchSink, CancellationToken> work) =>
        new("CPU", FakeBackend.Info("cpu", DeviceKind.Cpu)) { Work = work };

    private static CommandResult Run(TemporaryFolder folder, params string[] more) => Run(folder, null, more);

    private static CommandResult Run(TemporaryFolder folder, IReadOnlyList<IDeviceBackend>? backends, params string[] more)
    {
        var runner = new CommandRunner { Folder = folder.Path };
        if (backends is not null)
        {
            runner = new CommandRunner { Folder = folder.Path, Backends = () => backends };
        }

        return runner.Run(["run", folder.Write("tiny.yaml", SpecTexts.Tiny), .. more]);
    }

    private static Dictionary<string, string> Tables(TemporaryFolder folder, string shown) => folder.Outputs()
        .Where(f => !f.EndsWith("manifest.json", StringComparison.Ordinal))
        .ToDictionary(f => Path.GetRelativePath(shown, f), f => File.ReadAllText(Path.Combine(folder.Path, f)));
}
