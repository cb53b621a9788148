using System.Text.Json;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Summaries;

public class SummaryVerbTests
{
    private const string Table = "instance,links.rho,gap\n0,0.5,1\n1,0.25,3\n2,0.5,2\n";

    [Fact]
    public void A_table_is_grouped_into_Markdown()
    {
        var result = Summary("--by", "links.rho", "--of", "gap");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("| 0.5 | gap | 2 | 1.5 ± 6.353 | 1.5 [1, 2] | 1.25 … 1.75 | 1 … 2 |\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("| 0.25 | gap | 1 | 3 | 3 | 3 … 3 | 3 … 3 |\n", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_numbers_and_null_where_there_is_none()
    {
        using var json = JsonDocument.Parse(Summary("--by", "links.rho", "--of", "gap", "--json").Out);
        var second = json.RootElement.GetProperty("groups")[1];
        Assert.Equal("0.25", second.GetProperty("group").GetProperty("links.rho").GetString());
        Assert.Equal(3, second.GetProperty("median").GetDouble());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("halfWidth95").ValueKind);
    }

    [Fact]
    public void An_unknown_column_and_a_missing_run_are_usage_errors()
    {
        var column = Summary("--of", "gop");
        Assert.Equal(ExitCode.Usage, column.ExitCode);
        Assert.Contains("no column gop; did you mean gap?", column.Error, StringComparison.Ordinal);
        Assert.Contains("no column height; there are instance, links.rho, gap", Summary("--of", "height").Error, StringComparison.Ordinal);

        using var folder = new TemporaryFolder();
        var run = new CommandRunner { Folder = folder.Path }.Run("summary", "nowhere", "--of", "gap");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("nowhere", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_best_row_is_chosen_along_one_setting()
    {
        Assert.Contains("| gap at the most gap along links.rho | 1 | 3 ", Summary("--of", "gap", "--most", "gap", "--along", "links.rho").Out, StringComparison.Ordinal);
        Assert.Contains("--along", Summary("--of", "gap", "--least", "gap").Error, StringComparison.Ordinal);
        Assert.Contains("one of them", Summary("--of", "gap", "--most", "gap", "--least", "gap", "--along", "links.rho").Error, StringComparison.Ordinal);
    }

    private static CommandResult Summary(params string[] more)
    {
        using var folder = new TemporaryFolder();
        return new CommandRunner { Folder = folder.Path }.Run(["summary", folder.Write("instances.csv", Table), .. more]);
    }
}
