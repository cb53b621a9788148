using System.Collections.Immutable;
using System.Security.Cryptography;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Tests.Shards;

/// <summary>A sweep of twelve instances in six shards and three parts: one instance cannot be set up, one part has no traces, states come in three widths or not at all.</summary>
internal static class SampleShards
{
    internal const int Count = 12, ShardSize = 2, PartSize = 4;

    internal static SweepPlan Plan { get; } = SweepPlan.Of(Sweep(0), "philox4x32-10/1");

    /// <summary>The sweep, its seeds from <paramref name="first"/> on.</summary>
    internal static ResolvedSweep Sweep(int first)
    {
        var sweep = Samples.Sweep("sample", Samples.Axis("seed", [.. Enumerable.Range(first, Count).Select(k => SettingValue.Of(k))]));
        return sweep with { Settings = sweep.Settings.Add("trace.observables", SettingValue.Of("all")) };
    }

    internal static ShardLayout Layout { get; } = new(Count, ShardSize, PartSize);

    internal static ToolIdentity Program { get; } = new("coopt", "1.0.0", new string('a', 40), false);

    internal static DeviceIdentity Device { get; } = new("cpu", "8 × 64 bit", "AVX-512", 8, 4);

    internal static ImmutableArray<ManifestFailure> Failures(int shard) => shard == 1 ? [new ManifestFailure(3, "network: no graph; \"other\" p")] : [];

    internal static ImmutableArray<InstanceResult> Results(int shard) =>
        [.. Indexes(shard).Select(i => Samples.Result(i, (ulong)i, SettingValue.Of(i)) with { Outcome = i % 3 == 0 ? Outcome.Converged : Outcome.NonFinite })];

    internal static ImmutableArray<TraceRow> Traces(int shard) =>
        Layout.PartOf(shard) == 1 ? [] : [.. Indexes(shard).SelectMany(static i => Enumerable.Range(0, 5 + (int)i).Select(k => Samples.Trace(i, 10 * k, 0.1 + i)))];

    internal static ImmutableArray<StateSnapshot> States(int shard) =>
        shard is 2 or 3 ? [] : [.. Indexes(shard).Select(static i => new StateSnapshot(i, 100, [1.5, i], Numbers(i), Numbers(-i)))];

    /// <summary>The files of the whole run, written part by part with the tables themselves.</summary>
    internal static Dictionary<string, byte[]> Whole { get; } = MakeWhole();

    /// <summary>Opens the run's folder, and starts the run or goes on with it unless it is complete.</summary>
    internal static RunFolder Opened(TemporaryFolder folder, IFileOperations? operations = null, RunAccess access = RunAccess.Exclusive)
    {
        var run = RunFolder.Open(folder.FullPath, Plan, access, operations ?? FileOperations.Current);
        try
        {
            if (run.Inspection.State == RunFolderState.New)
            {
                run.Start(rerun: false);
            }
            else if (run.Inspection.State == RunFolderState.Incomplete)
            {
                run.Resume();
            }

            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    internal static ShardWriter Writer(RunFolder run, ShardStore store, string arithmetic = "kernels", ToolIdentity? program = null) =>
        new(run, store, Layout, program ?? Program, Device, arithmetic, TraceColumns.All);

    internal static ShardRecord Commit(ShardWriter writer, int shard) =>
        writer.Commit(shard, Results(shard), Traces(shard), States(shard), Failures(shard), new ShardTimings { CommittedUtc = DateTimeOffset.UnixEpoch.AddHours(shard), NodeSteps = 1e9 / 3, WallSeconds = 0.5 });

    internal static RunManifest Manifest { get; } = SampleManifest.Of(Plan);

    internal static string Name { get; } = RunFolder.FolderName(Plan);

    /// <summary>Goes on with what is in the folder until the run is complete, as another process would.</summary>
    internal static void Finish(TemporaryFolder folder, IFileOperations? operations = null)
    {
        if (Directory.Exists(folder[Name]) && RunInspection.Of(folder[Name]).State == RunFolderState.Complete)
        {
            RunRemains.Remove(folder[Name]);
            return;
        }

        using var run = Opened(folder, operations);
        var writer = Writer(run, run.Shards);
        using var merge = new RunMerge(run, run.Shards);
        for (var shard = 0; shard < Layout.Shards; shard++)
        {
            if (!run.Shards.IsCommitted(shard))
            {
                _ = Commit(writer, shard);
            }

            _ = merge.Advance();
        }

        merge.Finish();
        _ = run.Complete(Manifest);
    }

    /// <summary>Commits shards into a new run.</summary>
    internal static void Begin(TemporaryFolder folder, params int[] shards)
    {
        using var run = Opened(folder);
        var writer = Writer(run, run.Shards);
        foreach (var shard in shards)
        {
            _ = Commit(writer, shard);
        }
    }

    /// <summary>Merges all parts of a new run, which then lacks its instances.csv only.</summary>
    internal static void Merge(TemporaryFolder folder)
    {
        Begin(folder, [.. Enumerable.Range(0, Layout.Shards)]);
        using var run = Opened(folder);
        using var merge = new RunMerge(run, run.Shards);
        Assert.True(merge.Advance());
    }

    /// <summary>Holds the files of a complete run against <see cref="Whole"/>.</summary>
    internal static void AssertWhole(TemporaryFolder folder)
    {
        Assert.Equal(Whole.Keys.Append("manifest.json").Select(f => $"{Name}/{f}").Order(StringComparer.Ordinal), folder.Files);
        Assert.All(Whole, f => Assert.True(f.Value.AsSpan().SequenceEqual(File.ReadAllBytes(folder[$"{Name}/{f.Key}"])), f.Key));
        Assert.Equal(RunFolderState.Complete, RunInspection.Of(folder[Name]).State);
        Assert.Equal(
            Whole.Select(static f => (f.Key, Convert.ToHexStringLower(SHA256.HashData(f.Value)), f.Value.LongLength)).Order(),
            RunManifestFile.Read(folder[Name])!.Outputs.Select(static o => (o.Name, o.Sha256, o.Bytes)).Order());
    }

    private static IEnumerable<long> Indexes(int shard)
    {
        var (from, to) = Layout.RangeOf(shard);
        for (var i = from; i < to; i++)
        {
            if (Failures(shard).All(f => f.Instance != i))
            {
                yield return i;
            }
        }
    }

    // 2 nodes of 1, 2 or 3 parameters.
    private static ImmutableArray<double> Numbers(long instance) => [.. Enumerable.Range(0, 2 * (1 + (int)(Math.Abs(instance) % 3))).Select(k => (k + instance) / 3.0)];

    private static Dictionary<string, byte[]> MakeWhole()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["traces", "states"])
        {
            _ = Directory.CreateDirectory(folder[name]);
        }

        var shards = Enumerable.Range(0, Layout.Shards).ToList();
        _ = AtomicFileStream.WriteAll(folder["plan.json"], Plan.Bytes.AsSpan());
        using (var file = new AtomicFileStream(folder["instances.csv"]))
        {
            using var table = new InstanceTable(file, Plan.Sweep.SweptKeys);
            table.Write(shards.SelectMany(s => Results(s)));
            _ = table.Commit();
        }

        foreach (var part in shards.GroupBy(Layout.PartOf))
        {
            if (part.SelectMany(s => Traces(s)).ToList() is { Count: > 0 } traces)
            {
                using var file = new AtomicFileStream(folder[RunNames.TracePart(part.Key)]);
                using var table = new TraceTable(file, TraceColumns.All);
                table.Write(traces);
                _ = table.Commit();
            }

            if (part.SelectMany(s => States(s)).ToList() is { Count: > 0 } states)
            {
                using var file = new AtomicFileStream(folder[RunNames.StatePart(part.Key)]);
                using var table = new StateTable(file, states.Max(static s => s.Y.Length / s.X.Length));
                table.Write(states);
                _ = table.Commit();
            }
        }

        return folder.Files.ToDictionary(f => f, f => File.ReadAllBytes(folder[f]));
    }
}
