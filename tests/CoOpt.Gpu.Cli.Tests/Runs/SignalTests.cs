using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Runs;

public class SignalTests
{
    [Theory]
    [InlineData("INT", ExitCode.Interrupted)]
    [InlineData("TERM", ExitCode.Requeue)]
    [InlineData("USR1", ExitCode.Requeue)]
    [InlineData("HUP", ExitCode.Requeue)]
    public void A_signal_saves_what_is_under_way_and_says_how_to_go_on(string signal, int code)
    {
        using var folder = new TemporaryFolder();
        using var process = Start(folder, "--default-signal=INT,TERM,HUP,USR1");
        process.WaitForError("node-steps/s");
        process.Signal(signal);
        var result = process.End();
        Assert.Equal(code, result.ExitCode);
        Assert.Contains("stopping after the running launch", result.Error, StringComparison.Ordinal);
        Assert.Matches(@"stopped: results/runs/endless-[0-9a-f]{8}: 0 of \d+ shards are committed, a checkpoint holds 4 instances under way; go on with: coopt resume results/runs/endless-[0-9a-f]{8} --device cpu --threads 1\n", result.Error.ReplaceLineEndings("\n"));
        Assert.Empty(result.Out);
        Assert.Equal(["checkpoints", "plan.json"], folder.Outputs().Select(f => f.Split('/')[3]).Distinct());

        using var again = Start(folder, "--default-signal=INT,TERM,HUP,USR1");
        again.WaitForError("a checkpoint holds 4 more under way");
        again.WaitForError("node-steps/s");
        again.Signal("KILL");
    }

    [Fact]
    public void What_nohup_started_goes_on_when_the_terminal_is_closed()
    {
        using var folder = new TemporaryFolder();
        using var process = Start(folder, "--default-signal=INT,TERM,USR1", "--ignore-signal=HUP");
        process.WaitForError("node-steps/s");
        process.Signal("HUP");
        Thread.Sleep(200);
        Assert.DoesNotContain("stopping", process.Error, StringComparison.Ordinal);
        process.Signal("INT");
        Assert.Equal(ExitCode.Interrupted, process.End().ExitCode);
    }

    private static CommandProcess Start(TemporaryFolder folder, params string[] signals) => new(
        folder.Path,
        ImmutableDictionary<string, string>.Empty,
        signals,
        ["run", folder.Write("endless.yaml", SpecTexts.Endless), "--device", "cpu", "--threads", "1", "--progress", "plain"]);
}
