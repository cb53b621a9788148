using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Reruns;

public class RerunVerbTests
{
    private const string WithEdges =
        """
        schema: 1
        name: edges
        problem: { nodes: 4, cpu: { box: none }, learning: { loss: quadratic } }
        network: { topology: edges, edges: data/links.csv }
        method: { steps: 200 }
        sweep: { seed: "range(0, 2)" }

        """;

    [Fact]
    public void Without_check_a_new_run_is_written_and_compared()
    {
        using var run = new StoredRun();
        File.Delete(Path.Combine(run.Base, "tiny.yaml"));
        var result = run.Run("rerun", run.Shown, "--out", "again");
        Assert.Equal(ExitCode.Ok, result.ExitCode);
        var made = result.Out.TrimEnd('\n');
        Assert.StartsWith("again/tiny-", made, StringComparison.Ordinal);
        Assert.Contains($"note: the same bytes as {run.Shown}", result.Error, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(run.PathOf("instances.csv")), File.ReadAllBytes(Path.Combine(run.Base, made, "instances.csv")));
        Assert.Equal(ExitCode.Ok, run.Run("verify", made).ExitCode);
        Assert.Contains("\"rerun\"", File.ReadAllText(Path.Combine(run.Base, made, "manifest.json")), StringComparison.Ordinal);

        var again = run.Run("rerun", run.Shown, "--out", "again");
        Assert.Equal(ExitCode.Usage, again.ExitCode);
        Assert.Contains("holds a run already; choose another --out", again.Error, StringComparison.Ordinal);
        Assert.Contains("is the recorded run itself", run.Run("rerun", run.Shown, "--out", "results/runs").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_was_kept_alone_can_be_run_again()
    {
        using var run = new StoredRun();
        foreach (var name in (string[])["manifest.json", "instances.csv", "traces/part-00000.csv"])
        {
            File.Delete(run.PathOf(name));
        }

        var result = run.Run("rerun", run.Shown, "--device", "cpu");
        Assert.Equal(ExitCode.Ok, result.ExitCode);
        Assert.StartsWith("results/reruns/tiny-", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_files_are_found_beside_the_spec_or_by_data_and_checked_by_hash()
    {
        using var folder = new TemporaryFolder();
        var runner = new CommandRunner { Folder = folder.Path };
        Directory.CreateDirectory(Path.Combine(folder.Path, "specs", "data"));
        folder.Write("specs/edges.yaml", WithEdges);
        folder.Write("specs/data/links.csv", "source,target\n0,1\n1,2\n2,3\n3,0\n");
        var run = runner.Run("run", "specs/edges.yaml", "--device", "cpu").Out.TrimEnd('\n');
        var found = runner.Run("rerun", run, "--check", "--verbose");
        Assert.True(found.ExitCode == ExitCode.Ok, found.Error);

        Directory.Move(Path.Combine(folder.Path, "specs", "data"), Path.Combine(folder.Path, "elsewhere"));
        var lost = runner.Run("rerun", run, "--check");
        Assert.Equal(ExitCode.Usage, lost.ExitCode);
        Assert.Contains("the plan needs data/links.csv (sha256 ", lost.Error, StringComparison.Ordinal);
        Assert.Contains("which is not in specs or .; say where it is with --data FOLDER", lost.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, runner.Run("rerun", run, "--check", "--data", "elsewhere").ExitCode);

        folder.Write("elsewhere/links.csv", "source,target\n0,1\n1,2\n2,3\n3,0\n0,2\n");
        var changed = runner.Run("rerun", run, "--check", "--data", "elsewhere");
        Assert.Equal(ExitCode.Usage, changed.ExitCode);
        Assert.Contains("elsewhere/links.csv is not the data/links.csv of the plan: its sha256 is ", changed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_plan_is_not_run()
    {
        using var run = new StoredRun();
        File.WriteAllText(run.PathOf("plan.json"), File.ReadAllText(run.PathOf("plan.json")).Replace("4000", "4001", StringComparison.Ordinal));
        var result = run.Run("rerun", run.Shown);
        Assert.Equal(ExitCode.Corruption, result.ExitCode);
        Assert.Contains("plan.json has changed: sha256 ", result.Error, StringComparison.Ordinal);
        File.WriteAllText(run.PathOf("plan.json"), "{}");
        Assert.Equal(ExitCode.Corruption, run.Run("rerun", run.Shown).ExitCode);
    }

    [Theory]
    [InlineData(". ", "error CO0008: .: there is no plan.json")]
    [InlineData("RUN --trace", "error CO0001: --trace needs --instance N")]
    [InlineData("RUN --instance 12", "--instance 12: the plan has 12 instances, from 0 to 11")]
    [InlineData("RUN --instance 1,x", "--instance takes numbers from 0 with commas between them, such as 7 or 7,9; got 'x'")]
    [InlineData("RUN --instance -1", "got '-1'")]
    [InlineData("RUN --device tpu", "no device is called 'tpu'")]
    public void A_wrong_command_line_ends_with_2(string line, string expected)
    {
        using var run = new StoredRun();
        var result = run.Run(["rerun", .. line.Replace("RUN", run.Shown, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }
}
