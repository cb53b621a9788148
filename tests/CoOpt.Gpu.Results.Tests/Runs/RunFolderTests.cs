using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Results.Tests.Runs;

public sealed class RunFolderTests
{
    private static readonly SweepPlan Plan = SweepPlan.Of(Samples.Sweep("sample", Samples.Axis("seed", SettingValue.Of(0), SettingValue.Of(1))), "philox4x32-10/1");

    [Fact]
    public void A_run_leaves_what_it_promises_and_is_recognised()
    {
        using var folder = new TemporaryFolder();
        Run(folder);
        Assert.Equal(["instances.csv", "manifest.json", "plan.json", "states/part-00000.csv", "traces/part-00000.csv", "traces/part-00001.csv"],
            folder.Files.Select(f => f[(f.IndexOf('/', StringComparison.Ordinal) + 1)..]));
        Assert.All(folder.Files, f => Assert.StartsWith($"sample-{Plan.ShortHash}/", f, StringComparison.Ordinal));
        using var again = RunFolder.Open(folder.FullPath, Plan);
        Assert.Equal(RunFolderState.Complete, again.Inspection.State);
        Assert.Equal(RunFolderProblem.Occupied, Assert.Throws<RunFolderException>(() => again.Start(rerun: false)).Problem);
    }

    internal static void Run(TemporaryFolder folder, bool complete = true)
    {
        using var run = RunFolder.Open(folder.FullPath, Plan);
        run.Start(rerun: false);
        using var tables = new RunTables(run, Plan.Sweep, TraceColumns.All);
        tables.Write(0, [Samples.Result(0, 0, SettingValue.Of(0))], [Samples.Trace(0, 0), Samples.Trace(0, 100)], [new StateSnapshot(0, 100, [1, 2], [3, 4], [5, 6])]);
        tables.Write(1, [Samples.Result(1, 1, SettingValue.Of(1))], [Samples.Trace(1, 0)], []);
        if (complete)
        {
            tables.Commit();
            _ = run.Complete(SampleManifest.Of(Plan));
        }
    }
}
