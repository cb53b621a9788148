using System.Runtime.InteropServices;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Terminal;

public class InterruptionTests
{
    [Theory]
    [InlineData(PosixSignal.SIGINT, ExitCode.Interrupted)]
    [InlineData(PosixSignal.SIGTERM, ExitCode.Terminated)]
    public void The_first_signal_cancels_and_the_second_aborts(PosixSignal signal, int code)
    {
        var (notices, aborts) = (new List<string>(), new List<int>());
        using var interruption = new Interruption(notices.Add, aborts.Add) { Echo = TimeSpan.Zero };
        interruption.Signal(signal);
        Assert.True(interruption.Token.IsCancellationRequested);
        Assert.Equal(code, interruption.ExitCode);
        Assert.Single(notices);
        Assert.Empty(aborts);
        interruption.Signal(signal);
        Assert.Equal([code], aborts);
        Assert.Single(notices);
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT, ExitCode.Interrupted, ExitCode.Interrupted)]
    [InlineData(PosixSignal.SIGTERM, ExitCode.Requeue, ExitCode.Terminated)]
    [InlineData(PosixSignal.SIGHUP, ExitCode.Requeue, ExitCode.HungUp)]
    [InlineData(Interruption.User, ExitCode.Requeue, ExitCode.UserSignal)]
    public void What_can_go_on_asks_a_scheduler_to_be_started_again(PosixSignal signal, int resumable, int other)
    {
        foreach (var (isResumable, code) in (ReadOnlySpan<(bool, int)>)[(true, resumable), (false, other)])
        {
            using var interruption = new Interruption(_ => { }, _ => Assert.Fail("ended at once")) { IsResumable = isResumable };
            interruption.Signal(signal);
            Assert.Equal(code, interruption.ExitCode);
        }
    }

    [Fact]
    public void Only_who_says_twice_that_it_is_to_end_ends_it_at_once()
    {
        var aborts = new List<int>();
        using var interruption = new Interruption(_ => { }, aborts.Add) { IsResumable = true, Echo = TimeSpan.Zero };
        foreach (var signal in (ReadOnlySpan<PosixSignal>)[Interruption.User, PosixSignal.SIGHUP, Interruption.User, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            interruption.Signal(signal);
        }

        Assert.Empty(aborts);
        Assert.Equal(ExitCode.Requeue, interruption.ExitCode);
        interruption.Signal(PosixSignal.SIGINT);
        Assert.Equal([ExitCode.Interrupted], aborts);
    }

    [Fact]
    public void A_signal_that_comes_to_program_and_group_is_one_signal()
    {
        var aborts = new List<int>();
        using var interruption = new Interruption(_ => { }, aborts.Add) { IsResumable = true, Echo = TimeSpan.FromHours(1) };
        interruption.Signal(PosixSignal.SIGTERM);
        interruption.Signal(PosixSignal.SIGTERM);
        Assert.Empty(aborts);
        Assert.Equal(ExitCode.Requeue, interruption.ExitCode);
    }

    [Fact]
    public void A_signal_after_the_end_is_ignored()
    {
        var interruption = new Interruption(_ => { }, _ => { });
        interruption.Dispose();
        interruption.Signal(PosixSignal.SIGINT);
        Assert.Equal(ExitCode.Interrupted, interruption.ExitCode);
    }

    [Fact]
    public void The_first_signal_aborts_while_there_is_nothing_to_finish()
    {
        var notices = new List<string>();
        var aborts = new List<int>();
        using var interruption = new Interruption(notices.Add, aborts.Add) { IsImmediate = true };
        interruption.Signal(PosixSignal.SIGINT);
        Assert.Equal([ExitCode.Interrupted], aborts);
        Assert.Equal(["stopped; nothing was written"], notices);
        Assert.False(interruption.Token.IsCancellationRequested);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("plan")]
    public void A_signal_while_a_run_is_prepared_ends_at_once_and_leaves_nothing(string verb)
    {
        // Reading a data set and finding optima come before the device is asked for.
        using var folder = new TemporaryFolder();
        var result = CommandRunner.StoppedBeforeItComputes(folder.Path, verb, folder.Write("tiny.yaml", SpecTexts.Tiny));
        Assert.Equal(ExitCode.Interrupted, result.ExitCode);
        Assert.Empty(folder.Outputs());
    }
}
