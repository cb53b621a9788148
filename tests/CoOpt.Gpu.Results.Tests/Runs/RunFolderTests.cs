using System.Security.Cryptography;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Tests.Runs;

public sealed class RunFolderTests
{
    private static readonly SweepPlan Plan = SweepPlan.Of(Samples.Sweep("sample", Samples.Axis("seed", SettingValue.Of(0), SettingValue.Of(1))), "philox4x32-10/1");

    private static string Name => $"sample-{Plan.ShortHash}";

    [Fact]
    public void A_run_leaves_what_it_promises_and_is_recognised()
    {
        using var folder = new TemporaryFolder();
        Run(folder);
        Assert.Equal(
            new[] { "instances.csv", "manifest.json", "plan.json", "states/part-00000.csv", "traces/part-00000.csv", "traces/part-00001.csv" }.Select(f => $"{Name}/{f}"),
            folder.Files);
        Assert.Equal(Plan.Bytes, File.ReadAllBytes(folder[$"{Name}/plan.json"]));
        using var again = RunFolder.Open(folder.FullPath, Plan);
        Assert.Equal(RunFolderState.Complete, again.Inspection.State);
        Assert.Equal(RunFolderProblem.Occupied, Assert.Throws<RunFolderException>(() => again.Start(rerun: false)).Problem);
    }

    [Fact]
    public void The_manifest_has_the_hash_and_length_of_every_other_file()
    {
        using var folder = new TemporaryFolder();
        Run(folder);
        var manifest = ManifestJson.Read(File.ReadAllBytes(folder[$"{Name}/manifest.json"]));
        Assert.Equal(folder.Files.Where(f => !f.EndsWith("manifest.json", StringComparison.Ordinal)), manifest.Outputs.Select(o => $"{Name}/{o.Name}"));
        Assert.All(manifest.Outputs, o =>
        {
            var bytes = File.ReadAllBytes(folder[$"{Name}/{o.Name}"]);
            Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length), (o.Sha256, o.Bytes));
        });
        Assert.Equal(Plan.Hash, manifest.PlanSha256);
    }

    [Fact]
    public void The_same_plan_writes_the_same_bytes_again()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        Run(first);
        Run(second, threads: 4);
        Assert.All(first.Files.Where(f => !f.EndsWith("manifest.json", StringComparison.Ordinal)), f => Assert.Equal(File.ReadAllBytes(first[f]), File.ReadAllBytes(second[f])));
    }

    [Fact]
    public void A_run_that_did_not_end_has_no_instances_and_is_started_anew()
    {
        using var folder = new TemporaryFolder();
        Run(folder, complete: false);
        Assert.DoesNotContain($"{Name}/instances.csv", folder.Files);
        Assert.DoesNotContain(folder.Files, f => f.EndsWith(".tmp", StringComparison.Ordinal));
        using (var again = RunFolder.Open(folder.FullPath, Plan))
        {
            Assert.Equal(RunFolderState.Incomplete, again.Inspection.State);
            Assert.Contains("interrupted", again.Inspection.Reason, StringComparison.Ordinal);
            again.Start(rerun: false);
            Assert.Equal([$"{Name}/plan.json"], folder.Files);
        }
    }

    [Theory]
    [InlineData("instances.csv")]
    [InlineData("plan.json")]
    [InlineData("traces/part-00001.csv")]
    [InlineData("manifest.json")]
    public void A_changed_or_missing_file_is_found_and_only_a_rerun_replaces_it(string file)
    {
        foreach (var missing in new[] { false, true })
        {
            using var folder = new TemporaryFolder();
            Run(folder);
            var path = folder[$"{Name}/{file}"];
            var bytes = File.ReadAllBytes(path);
            bytes[^2] ^= 1;
            File.Delete(path);
            if (!missing)
            {
                File.WriteAllBytes(path, bytes);
            }
            else if (file == "manifest.json")
            {
                continue;
            }

            using (var run = RunFolder.Open(folder.FullPath, Plan))
            {
                Assert.Equal(RunFolderState.Damaged, run.Inspection.State);
                Assert.Contains(file, run.Inspection.Reason, StringComparison.Ordinal);
                Assert.Equal(RunFolderProblem.Occupied, Assert.Throws<RunFolderException>(() => run.Start(rerun: false)).Problem);
            }

            Run(folder, rerun: true);
            using var again = RunFolder.Open(folder.FullPath, Plan);
            Assert.Equal(RunFolderState.Complete, again.Inspection.State);
        }
    }

    [Fact]
    public void A_manifest_that_names_a_file_outside_is_damaged()
    {
        using var folder = new TemporaryFolder();
        Run(folder);
        var path = folder[$"{Name}/manifest.json"];
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"name\": \"instances.csv\"", "\"name\": \"../instances.csv\"", StringComparison.Ordinal));
        Assert.Contains("'../instances.csv'", RunInspection.Of(folder[Name]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_out_folder_that_is_a_link_or_missing_is_fine()
    {
        using var folder = new TemporaryFolder();
        _ = Directory.CreateDirectory(folder["real"]);
        _ = Directory.CreateSymbolicLink(folder["link"], folder["real"]);
        using var run = RunFolder.Open(folder["link/a/b"], Plan);
        run.Start(rerun: false);
        Assert.True(File.Exists(folder[$"real/a/b/{Name}/plan.json"]));
    }

    [Fact]
    public void An_abandoned_run_leaves_nothing_of_its_own()
    {
        using var folder = new TemporaryFolder();
        Run(folder, complete: false);
        File.WriteAllText(folder[$"{Name}/notes.txt"], "mine");
        using (var run = RunFolder.Open(folder.FullPath, Plan))
        {
            run.Abandon();
            Assert.Equal([$"{Name}/notes.txt"], folder.Files);
            File.Delete(folder[$"{Name}/notes.txt"]);
            run.Abandon();
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void Two_writers_of_one_run_are_kept_apart()
    {
        using var folder = new TemporaryFolder();
        using (var first = RunFolder.Open(folder.FullPath, Plan))
        {
            // Without Linux's libc there is no lock: said in the documentation of the fallback.
            if (OperatingSystem.IsLinux())
            {
                Assert.Equal(RunFolderProblem.Busy, Assert.Throws<RunFolderException>(() => RunFolder.Open(folder.FullPath, Plan)).Problem);
            }

            first.Start(rerun: false);
        }

        using var second = RunFolder.Open(folder.FullPath, Plan);
        second.Start(rerun: false);
    }

    [Fact]
    public void Links_in_a_runs_folder_are_refused_and_nothing_is_written_through_them()
    {
        using var folder = new TemporaryFolder();
        _ = Directory.CreateDirectory(folder["elsewhere"]);
        _ = Directory.CreateSymbolicLink(folder[Name], folder["elsewhere"]);
        Assert.Equal(RunFolderProblem.Unsafe, Assert.Throws<RunFolderException>(() => RunFolder.Open(folder.FullPath, Plan)).Problem);
        File.Delete(folder[Name]);
        File.WriteAllText(folder["elsewhere/part-00000.csv"], "untouched");
        _ = Directory.CreateDirectory(folder[Name]);
        foreach (var name in (string[])["traces", "states", "shards", "checkpoints", "heartbeats"])
        {
            _ = Directory.CreateSymbolicLink(folder[$"{Name}/{name}"], folder["elsewhere"]);
            Assert.Equal(RunFolderProblem.Unsafe, Assert.Throws<RunFolderException>(() => RunFolder.Open(folder.FullPath, Plan)).Problem);
            File.Delete(folder[$"{Name}/{name}"]);
        }

        // Put there later.
        using var run = RunFolder.Open(folder.FullPath, Plan);
        run.Start(rerun: false);
        _ = Directory.CreateSymbolicLink(folder[$"{Name}/traces"], folder["elsewhere"]);
        _ = Assert.Throws<ResultFileException>(() => run.Start(rerun: true));
        Assert.Equal(RunFolderProblem.Unsafe, Assert.Throws<RunFolderException>(() => run.Create("traces/part-00000.csv")).Problem);
        Assert.Equal("untouched", File.ReadAllText(folder["elsewhere/part-00000.csv"]));
    }

    [Fact]
    public void A_shared_folder_is_begun_by_any_and_ended_by_none()
    {
        using var folder = new TemporaryFolder();
        using (var first = RunFolder.Open(folder.FullPath, Plan, RunAccess.Shared))
        {
            using var second = RunFolder.Open(folder.FullPath, Plan, RunAccess.Shared);
            _ = Assert.Throws<InvalidOperationException>(() => first.Shards);
            first.Start(rerun: false);
            second.Start(rerun: false);
            using var third = RunFolder.Open(folder.FullPath, Plan, RunAccess.Shared);
            Assert.Equal(RunFolderProblem.Occupied, Assert.Throws<RunFolderException>(() => third.Start(rerun: true)).Problem);
            third.Resume();
            third.Abandon();
            _ = Assert.Throws<InvalidOperationException>(() => third.Complete(SampleManifest.Of(Plan)));
            if (OperatingSystem.IsLinux())
            {
                Assert.Equal(RunFolderProblem.Busy, Assert.Throws<RunFolderException>(() => RunFolder.Open(folder.FullPath, Plan)).Problem);
            }
        }

        Assert.Equal([$"{Name}/plan.json"], folder.Files);
    }

    [Fact]
    public void Only_an_interrupted_run_of_the_plan_goes_on()
    {
        using var folder = new TemporaryFolder();
        using (var run = RunFolder.Open(folder.FullPath, Plan))
        {
            Assert.Equal(RunFolderProblem.Absent, Assert.Throws<RunFolderException>(() => run.Resume()).Problem);
        }

        Assert.Equal(RunFolderProblem.Absent, Assert.Throws<RunFolderException>(() => RunFolder.OpenAt(folder[Name])).Problem);
        Assert.Equal(RunFolderProblem.Absent, Assert.Throws<RunFolderException>(() => RunFolder.OpenAt(folder["missing"])).Problem);
        File.WriteAllBytes(folder[$"{Name}/plan.json"], [.. SweepPlan.Of(Samples.Sweep(), "philox4x32-10/1").Bytes]);
        using (var run = RunFolder.Open(folder.FullPath, Plan))
        {
            Assert.Equal(RunFolderProblem.Occupied, Assert.Throws<RunFolderException>(() => run.Resume()).Problem);
        }

        File.WriteAllText(folder[$"{Name}/plan.json"], "{}");
        var error = Assert.Throws<RunFolderException>(() => RunFolder.OpenAt(folder[Name]));
        Assert.Equal(RunFolderProblem.Corrupt, error.Problem);
        Assert.Contains("plan.json: ", error.Message, StringComparison.Ordinal);
        Run(folder);
        using var complete = RunFolder.OpenAt(folder[Name] + "/");
        Assert.Equal(Plan.Hash, complete.Plan.Hash);
        Assert.Equal(RunFolderProblem.Occupied, Assert.Throws<RunFolderException>(() => complete.Resume()).Problem);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/outside")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("a\0b")]
    [InlineData("a b")]
    [InlineData("</script>")]
    [InlineData("")]
    public void Names_that_leave_the_folder_are_refused(string name)
    {
        using var folder = new TemporaryFolder();
        var plan = SweepPlan.Of(Samples.Sweep(name), "philox4x32-10/1");
        Assert.Equal(RunFolderProblem.Unsafe, Assert.Throws<RunFolderException>(() => RunFolder.Open(folder.FullPath, plan)).Problem);
        using var run = RunFolder.Open(folder.FullPath, Plan);
        if (name is not ("a/b" or ""))
        {
            Assert.Equal(RunFolderProblem.Unsafe, Assert.Throws<RunFolderException>(() => run.Create(name)).Problem);
        }

        Assert.Empty(folder.Files);
    }

    [Fact]
    public void What_killed_writers_left_is_collected_on_opening()
    {
        using var folder = new TemporaryFolder();
        Run(folder, complete: false);
        var left = $"{Name}/traces/.part-00007.csv.{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Environment.MachineName)))[..8]}-{int.MaxValue}-1.tmp";
        File.WriteAllText(folder[left], "half a row");
        using var run = RunFolder.Open(folder.FullPath, Plan);
        Assert.DoesNotContain(left, folder.Files);
    }

    private static void Run(TemporaryFolder folder, bool complete = true, bool rerun = false, int threads = 1)
    {
        using var run = RunFolder.Open(folder.FullPath, Plan);
        run.Start(rerun);
        using var merge = new RunMerge(run, run.Shards);
        var writer = new ShardWriter(run, run.Shards, new ShardLayout(2, 1, 1), ToolIdentity.Of(typeof(RunFolderTests).Assembly), new DeviceIdentity("cpu", "", "", 1, 1), "kernels", TraceColumns.All, threads);
        _ = writer.Commit(0, [Samples.Result(0, 0, SettingValue.Of(0))], [Samples.Trace(0, 0), Samples.Trace(0, 100)], [new StateSnapshot(0, 100, [1, 2], [3, 4], [5, 6])], [], new ShardTimings());
        _ = writer.Commit(1, [Samples.Result(1, 1, SettingValue.Of(1))], [Samples.Trace(1, 0)], [], [], new ShardTimings());
        Assert.True(merge.Advance());
        if (complete)
        {
            merge.Finish();
            _ = run.Complete(SampleManifest.Of(Plan));
        }
    }
}
