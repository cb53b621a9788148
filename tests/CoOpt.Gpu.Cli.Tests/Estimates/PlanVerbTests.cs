using System.Text.Json;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Estimates;

public class PlanVerbTests
{
    [Fact]
    public void A_plan_says_what_would_run_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        var result = Plan(folder);
        Assert.Equal("", result.ExitCode == 0 ? "" : result.Error);
        foreach (var text in (string[])["method.alpha", "12 in 1 part of at most", "cpu (", "measured on the first instances", "results/runs/tiny-", ", new"])
        {
            Assert.Contains(text, result.Out, StringComparison.Ordinal);
        }

        Assert.Equal(["tiny.yaml"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Json_holds_the_numbers_and_a_stated_rate_is_taken()
    {
        using var folder = new TemporaryFolder();
        using var json = JsonDocument.Parse(Plan(folder, "--json", "--rate", "1e6").Out);
        Assert.Equal(12, json.RootElement.GetProperty("instances").GetInt64());
        Assert.False(json.RootElement.GetProperty("rate_measured").GetBoolean());
        Assert.Equal(12 * 4000 * 6, json.RootElement.GetProperty("node_steps_max").GetDouble());
        Assert.Equal(0.288, json.RootElement.GetProperty("steps_s_max").GetDouble());
        Assert.Equal("new", json.RootElement.GetProperty("state").GetString());
    }

    [Fact]
    public void The_folder_is_the_one_that_run_writes()
    {
        using var folder = new TemporaryFolder();
        var ran = new CommandRunner { Folder = folder.Path }.Run("run", folder.Write("tiny.yaml", SpecTexts.Tiny));
        Assert.Contains($"{ran.Out.Trim()}, complete: run reuses it", Plan(folder, "--rate", "1e6").Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rate", "0")]
    [InlineData("--rate", "fast")]
    [InlineData("--sweep", "seed=range(0")]
    public void A_wrong_request_ends_with_2(string option, string value)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCode.Usage, Plan(folder, option, value).ExitCode);
    }

    private static CommandResult Plan(TemporaryFolder folder, params string[] more) =>
        new CommandRunner { Folder = folder.Path }.Run(["plan", folder.Write("tiny.yaml", SpecTexts.Tiny), "--device", "cpu", .. more]);
}
