using System.Text.Json;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Reruns;

public class RerunInstanceTests
{
    /// <summary>A fiftieth of the links of forty nodes does not connect them.</summary>
    private const string Failing =
        """
        schema: 1
        name: failing
        problem: { nodes: 40, cpu: { box: none }, learning: { loss: quadratic } }
        network: { p: 0.02 }
        method: { steps: 10 }
        sweep:
          network.p: [0.4, 0.02, 0.5]

        """;

    [Theory]
    [InlineData("0")]
    [InlineData("11")]
    [InlineData("7,3,7")]
    public void Rows_of_single_instances_are_those_recorded(string numbers)
    {
        using var run = new StoredRun();
        var result = run.Run("rerun", run.Shown, "--instance", numbers, "--check");
        Assert.Equal(ExitCode.Ok, result.ExitCode);
        var lines = run.Lines("instances.csv");
        var wanted = numbers.Split(',').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order().ToList();
        Assert.Equal([lines[0], .. wanted.Select(n => lines[n + 1]), ""], result.Out.Split('\n'));
        Assert.All(wanted, n => Assert.Contains($"note: {run.Shown}: instance {n}: the row is the same as recorded", result.Error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_trace_is_that_recorded()
    {
        using var run = new StoredRun();
        var result = run.Run("rerun", run.Shown, "--instance", "5", "--trace");
        var lines = run.Lines("traces/part-00000.csv");
        Assert.Equal([lines[0], .. lines.Where(l => l.StartsWith("5,", StringComparison.Ordinal)), ""], result.Out.Split('\n'));
        Assert.Contains("instance 5: row and trace are the same as recorded", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_differs_is_named_and_only_check_makes_it_a_fault()
    {
        using var run = new StoredRun();
        var lines = run.Lines("instances.csv");
        var column = lines[0].Split(',').ToList().IndexOf("outcome_step");
        var cells = lines[3].Split(',');
        var now = cells[column];
        cells[column] = "41";
        lines[3] = string.Join(',', cells);
        run.Write("instances.csv", lines);
        var told = $"instance 2: outcome_step is '{now}', and '41' was recorded";
        var result = run.Run("rerun", run.Shown, "--instance", "2");
        Assert.Equal(ExitCode.Ok, result.ExitCode);
        Assert.Contains($"note: {run.Shown}: {told}", result.Error, StringComparison.Ordinal);
        var check = run.Run("rerun", run.Shown, "--instance", "2", "--check");
        Assert.Equal(ExitCode.Corruption, check.ExitCode);
        Assert.Contains($"error CO0009: {run.Shown}: {told}", check.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_other_row_of_a_trace_is_named()
    {
        using var run = new StoredRun();
        var lines = run.Lines("traces/part-00000.csv");
        var at = Array.FindIndex(lines, l => l.StartsWith("4,40,", StringComparison.Ordinal));
        lines[at] = lines[at][..^1] + "7";
        run.Write("traces/part-00000.csv", lines);
        var result = run.Run("rerun", run.Shown, "--instance", "4", "--trace", "--check");
        Assert.Equal(ExitCode.Corruption, result.ExitCode);
        Assert.Contains($"line {at + 1} (instance 4, step 40): bits is ", result.Error, StringComparison.Ordinal);

        run.Write("traces/part-00000.csv", lines.Where(l => !l.StartsWith("4,", StringComparison.Ordinal) || l.StartsWith("4,0,", StringComparison.Ordinal)));
        Assert.Contains("it has more rows, and fewer rows was recorded", run.Run("rerun", run.Shown, "--instance", "4", "--trace").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_tables_there_is_nothing_to_compare_with()
    {
        using var run = new StoredRun();
        File.Delete(run.PathOf("instances.csv"));
        var result = run.Run("rerun", run.Shown, "--instance", "2");
        Assert.Equal(ExitCode.Ok, result.ExitCode);
        Assert.Contains("instances.csv was not kept, so there is no row to compare with", result.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Corruption, run.Run("rerun", run.Shown, "--instance", "2", "--check").ExitCode);
    }

    [Fact]
    public void A_run_without_traces_can_still_show_one()
    {
        using var run = new StoredRun("--set", "trace.observables=none");
        var result = run.Run("rerun", run.Shown, "--instance", "2", "--trace", "--check");
        Assert.Equal(ExitCode.Ok, result.ExitCode);
        Assert.StartsWith("instance,step,t,cost_gap,", result.Out, StringComparison.Ordinal);
        Assert.Contains("the run recorded no traces", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_without_a_row_has_none_again()
    {
        using var folder = new TemporaryFolder();
        var runner = new CommandRunner { Folder = folder.Path };
        var first = runner.Run("run", folder.Write("failing.yaml", Failing), "--keep-going", "--device", "cpu");
        Assert.Contains("no row: ", first.Error, StringComparison.Ordinal);
        var run = first.Out.TrimEnd('\n');
        foreach (var numbers in (string[])["1", "0,1"])
        {
            var result = runner.Run("rerun", run, "--instance", numbers, "--check");
            Assert.Equal(ExitCode.Ok, result.ExitCode);
            Assert.Contains("instance 1: no row, as recorded (instance 1: ", result.Error, StringComparison.Ordinal);
            Assert.Equal(numbers.Length == 1 ? 1 : 2, result.Out.TrimEnd('\n').Split('\n').Length);
        }

        Assert.Equal(ExitCode.Ok, runner.Run("rerun", run, "--check").ExitCode);
    }

    [Fact]
    public void A_terminal_gets_a_column_a_line_and_json_everything()
    {
        using var run = new StoredRun();
        var text = new CommandRunner { Folder = run.Base, OutIsTerminal = true }.Run("rerun", run.Shown, "--instance", "2").Out;
        Assert.Matches("(?m)^instance +2$", text);
        Assert.Matches("(?m)^outcome +converged$", text);

        using var json = JsonDocument.Parse(run.Run("rerun", run.Shown, "--instance", "2", "--json", "--trace").Out);
        var one = json.RootElement.GetProperty("instances")[0];
        Assert.Equal("same", one.GetProperty("recorded").GetString());
        Assert.Equal("converged", one.GetProperty("row").GetProperty("outcome").GetString());
        Assert.StartsWith("instance,step,t,", json.RootElement.GetProperty("traces").GetString(), StringComparison.Ordinal);
    }
}
