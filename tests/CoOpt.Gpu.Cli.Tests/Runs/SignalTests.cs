using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Runs;

public class SignalTests
{
    [Theory]
    [InlineData("INT", ExitCode.Interrupted)]
    [InlineData("TERM", ExitCode.Terminated)]
    public void A_signal_stops_a_run_and_leaves_no_file(string signal, int code)
    {
        using var folder = new TemporaryFolder();
        using var process = Start(folder);
        process.WaitForError("node-steps/s");
        process.Signal(signal);
        var result = process.End();
        Assert.Equal(code, result.ExitCode);
        Assert.Contains("stopping after the running launch", result.Error, StringComparison.Ordinal);
        Assert.Contains("running it again starts anew", result.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Outputs());
        Assert.Empty(result.Out);
    }

    private static CommandProcess Start(TemporaryFolder folder) => new(
        folder.Path,
        ImmutableDictionary<string, string>.Empty,
        ["run", folder.Write("endless.yaml", SpecTexts.Endless), "--device", "cpu", "--threads", "1", "--progress", "plain"]);
}
