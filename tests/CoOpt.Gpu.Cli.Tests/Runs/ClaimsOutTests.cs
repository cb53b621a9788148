using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Runs;

public class ClaimsOutTests
{
    [Fact]
    public void A_report_that_cannot_be_written_is_told_before_anything_runs()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "experiments"));
        folder.Write("taken", "a file");
        var result = new CommandRunner { Folder = folder.Path }.Run("claims", "C1", "--quick", "--out", "taken");
        Assert.Equal(ExitCode.Resources, result.ExitCode);
        Assert.Contains("error CO0502: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("taken", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("run: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(["taken"], folder.Outputs());
    }
    [Fact]
    public void A_signal_while_a_run_is_prepared_says_what_the_same_command_goes_on_from()
    {
        using var folder = new TemporaryFolder();
        var result = CommandRunner.StoppedBeforeItComputes(folder.Path, "claims", "C4", "--quick", "--experiments", Path.Combine(Guides.Guide.Root, "experiments"));
        Assert.Equal(ExitCode.Interrupted, result.ExitCode);
        Assert.Contains("note: stopped; no report was written; the same command goes on from the runs that are complete\n", result.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Outputs());
    }
}
