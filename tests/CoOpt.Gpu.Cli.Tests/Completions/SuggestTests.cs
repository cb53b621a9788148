using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Completions;

public class SuggestTests
{
    [Theory]
    [InlineData("rer", "rerun")]
    [InlineData("run --dev", "--device")]
    [InlineData("run --device cu", "cuda")]
    [InlineData("rerun x --progress pl", "plain")]
    [InlineData("explain CO041", "CO0410")]
    [InlineData("completion z", "zsh")]
    [InlineData("run --set links.rh", "links.rho=")]
    [InlineData("plan --sweep problem.learning.data.cl", "problem.learning.data.classes=")]
    [InlineData("run specs/s", "specs/sweep.yaml")]
    [InlineData("run spe", "specs/")]
    [InlineData("verify res", "results/")]
    [InlineData("verify results/st", "results/stored")]
    [InlineData("verify results/stored/fi", "results/stored/figures/")]
    [InlineData("run x.yaml --out results/st", "results/stored/")]
    public void A_word_is_completed(string line, string expected)
    {
        using var folder = Folder();
        Assert.Equal([expected], Suggest(folder, line).Where(c => c.StartsWith(line[(line.LastIndexOf(' ') + 1)..], StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_is_offered_that_is_not_meant()
    {
        using var folder = Folder();
        Assert.DoesNotContain(Suggest(folder, ""), c => c.StartsWith('/'));
        Assert.Contains("run", Suggest(folder, ""));
        Assert.Empty(Suggest(folder, "verify nowhere/"));
        Assert.DoesNotContain("specs/notes.txt", Suggest(folder, "run specs/"));
        Assert.DoesNotContain(Suggest(folder, "verify "), c => c.Contains(".hidden", StringComparison.Ordinal));
    }

    private static string[] Suggest(TemporaryFolder folder, string line)
    {
        var result = new CommandRunner { Folder = folder.Path }.Run(FormattableString.Invariant($"[suggest:{line.Length}]"), line);
        Assert.Equal((ExitCode.Ok, ""), (result.ExitCode, result.Error));
        return result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "specs"));
        Directory.CreateDirectory(Path.Combine(folder.Path, ".hidden"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "results", "stored", "figures"));
        folder.Write("specs/sweep.yaml", "");
        folder.Write("specs/notes.txt", "");
        folder.Write("results/stored/plan.json", "");
        folder.Write("results/stored/figures/rate-over-rho.vl.json", "");
        return folder;
    }
}
