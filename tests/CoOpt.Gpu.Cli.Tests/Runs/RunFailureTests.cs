using System.Text.Json;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Cli.Tests.Runs;

public class RunFailureTests
{
    [Fact]
    public void A_changed_run_is_refused_as_corrupt()
    {
        using var folder = new TemporaryFolder();
        var shown = TinyRun.Run(folder).Out.TrimEnd('\n');
        File.AppendAllText(Path.Combine(folder.Path, shown, "instances.csv"), "x");
        var result = TinyRun.Run(folder);
        Assert.Equal(ExitCode.Corruption, result.ExitCode);
        Assert.Contains("instances.csv", result.Error, StringComparison.Ordinal);
        Assert.Contains("--rerun", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, TinyRun.Run(folder, "--rerun").ExitCode);
    }

    [Fact]
    public void A_folder_that_another_run_writes_ends_with_5()
    {
        using var folder = new TemporaryFolder();
        var shown = TinyRun.Run(folder).Out.TrimEnd('\n');
        var plan = SweepPlan.Parse(File.ReadAllBytes(Path.Combine(folder.Path, shown, "plan.json")));
        using var other = RunFolder.Open(Path.Combine(folder.Path, "results", "runs"), plan);
        var result = TinyRun.Run(folder, "--rerun");
        Assert.Equal(ExitCode.Resources, result.ExitCode);
        Assert.Contains("another process", result.Error, StringComparison.Ordinal);
        Assert.Equal(4, folder.Outputs().Length);
    }

    [Fact]
    public void A_failing_device_ends_with_5_and_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        var result = TinyRun.Run(folder, [Broken((_, _, _) => throw new DeviceException("the device is lost; plug it in"))]);
        Assert.Equal(ExitCode.Resources, result.ExitCode);
        Assert.Matches("error CO0501: .*failed again on a freshly opened device: the device is lost; plug it in", result.Error);
        Assert.Empty(folder.Outputs());
    }

    [Fact]
    public void A_fault_of_the_program_ends_with_1_and_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        var result = TinyRun.Run(folder, [Broken((_, _, _) => throw new InvalidOperationException("odd"))]);
        Assert.Equal(ExitCode.Internal, result.ExitCode);
        Assert.Contains("please report it", result.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Outputs());
    }

    [Fact]
    public void An_absent_device_ends_with_5_and_makes_no_folder()
    {
        using var folder = new TemporaryFolder();
        var result = TinyRun.Run(folder, [new FakeBackend("ILGPU") { Absence = "not served; add a source" }], "--device", "cuda");
        Assert.Equal(ExitCode.Resources, result.ExitCode);
        Assert.Contains("not served; add a source", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "results")));
    }

    [Fact]
    public void An_out_folder_that_cannot_be_made_ends_with_5_naming_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("taken", "a file");
        var result = TinyRun.Run(folder, "--out", "taken/below");
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
        var result = TinyRun.Run(folder, option, value);
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.StartsWith("error CO", result.Error, StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Outputs());
    }

    [Fact]
    public void Twenty_million_instances_want_yes()
    {
        using var folder = new TemporaryFolder();
        var result = TinyRun.Run(folder, "--sweep", "seed=range(0, 20000)", "--sweep", "method.alpha=lin(0.1, 1, 1000) * bound");
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
        var result = TinyRun.Run(folder, OneSeedFails);
        Assert.Equal(ExitCode.Failures, result.ExitCode);
        Assert.Contains("error CO0005: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("--keep-going", result.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Outputs());
        Assert.Equal(ExitCode.Failures, TinyRun.Run(folder, [.. OneSeedFails, "--max-failures", "2"]).ExitCode);
    }

    [Theory]
    [InlineData("--keep-going")]
    [InlineData("--max-failures=3")]
    public void Allowed_failures_get_no_row_and_stand_in_summary_and_manifest(string option)
    {
        using var folder = new TemporaryFolder();
        var result = TinyRun.Run(folder, [.. OneSeedFails, option]);
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
        Assert.Equal(ExitCode.Usage, TinyRun.Run(folder, "--keep-going", "--fail-fast").ExitCode);
        Assert.Equal(ExitCode.Usage, TinyRun.Run(folder, "--keep-going", "--max-failures", "3").ExitCode);
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
}
