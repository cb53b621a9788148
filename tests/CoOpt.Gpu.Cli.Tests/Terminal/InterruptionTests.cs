using System.Runtime.InteropServices;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Tests.Terminal;

public class InterruptionTests
{
    [Theory]
    [InlineData(PosixSignal.SIGINT, ExitCode.Interrupted)]
    [InlineData(PosixSignal.SIGTERM, ExitCode.Terminated)]
    public void The_first_signal_cancels_and_the_second_aborts(PosixSignal signal, int code)
    {
        var notices = new List<string>();
        var aborts = new List<int>();
        using var interruption = new Interruption(notices.Add, aborts.Add);
        interruption.Signal(signal);
        Assert.True(interruption.Token.IsCancellationRequested);
        Assert.Equal(code, interruption.ExitCode);
        Assert.Single(notices);
        Assert.Empty(aborts);
        interruption.Signal(signal);
        Assert.Equal([code], aborts);
        Assert.Single(notices);
    }

    [Fact]
    public void A_signal_after_the_end_is_ignored()
    {
        var interruption = new Interruption(_ => { }, _ => { });
        interruption.Dispose();
        interruption.Signal(PosixSignal.SIGINT);
        Assert.Equal(ExitCode.Interrupted, interruption.ExitCode);
    }
}
