using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;
using CoOpt.Gpu.Specs.Loading;
using CoOpt.Gpu.Theory.Resolving;

namespace CoOpt.Gpu.Peers;

/// <summary>
/// A whole sweep, from its spec to its tables on disk, beside the time of its kernels alone: what graphs, spectra, optima, packing, reductions and CSV cost, overlapped as they are. Each run begins with
/// nothing kept of the one before but compiled code; the first of a spec compiles, which is why it is told apart.
/// </summary>
internal static class EndToEnd
{
    private const string Header = "spec,run,instances,node_steps,wall_s,kernel_s,ratio,waited_set_up_s,waited_output_s,processor_s,bytes";

    /// <summary>Runs each spec 1 + <paramref name="repeats"/> times with a trace point every 100 steps and writes a row for each run.</summary>
    public static void Write(IEnumerable<string> specs, int repeats, long steps, string path)
    {
        var folder = Directory.CreateTempSubdirectory("peers-").FullName;
        try
        {
            using var csv = new StreamWriter(path) { NewLine = "\n" };
            csv.WriteLine(Header);
            foreach (var spec in specs)
            {
                for (var run = 0; run <= repeats; run++)
                {
                    var row = Row(spec, run, steps, folder);
                    csv.WriteLine(row);
                    csv.Flush();
                    Console.WriteLine(row);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Row(string path, int run, long steps, string folder)
    {
        List<string> sets = ["trace.every=100", "trace.observables=all"];
        if (steps > 0)
        {
            sets.Add(string.Create(CultureInfo.InvariantCulture, $"method.steps={steps}"));
        }

        GC.Collect();
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var loaded = SpecLoader.Load(path, new SpecOverrides([.. sets], []));
        var source = loaded.Source ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
        var resolver = new InstanceResolver();
        using var device = new CpuDevice(new CpuOptions());
        var plan = Planner.Plan(source, resolver.Resolve, device.PreferredBatch);
        using var made = RunFolder.Open(folder, SweepPlan.Of(source.Sweep, "measured"));
        made.Start(rerun: true);
        RunReport report;
        using (var merge = new RunMerge(made, made.Shards))
        {
            var writer = new ShardWriter(
                made,
                made.Shards,
                new ShardLayout(source.Sweep.Count, plan.ShardSize, plan.PartSize),
                ToolIdentity.Of(typeof(EndToEnd).Assembly),
                new DeviceIdentity("cpu", device.Info.Name, device.Info.Driver, device.Info.Lanes, device.Info.Workers),
                "kernels",
                TraceColumns.All,
                Environment.ProcessorCount);
            report = new Executor(source, resolver.Resolve, device, new RunOptions()).Run(plan, new Sink(writer, merge), CancellationToken.None);
            merge.Finish();
        }

        var (wall, used) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor);
        var bytes = new DirectoryInfo(made.FullPath).EnumerateFiles("*.csv", SearchOption.AllDirectories).Where(f => !f.FullName.Contains($"/{RunNames.Shards}/", StringComparison.Ordinal)).Sum(f => f.Length)
            + new FileInfo(Path.Combine(made.FullPath, RunNames.Plan)).Length;
        made.Abandon();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{source.Sweep.Name},{run},{report.Progress.Done},{report.Progress.NodeSteps},{wall.TotalSeconds:f4},{report.Kernels.TotalSeconds:f4},{wall / report.Kernels:f3},{report.SetUp.TotalSeconds:f4},{report.Output.TotalSeconds:f4},{used.TotalSeconds:f3},{bytes}");
    }

    private sealed class Sink(ShardWriter writer, RunMerge merge) : IRunSink
    {
        public void Accept(RunShard shard)
        {
            var failures = shard.Failures.Select(f => new ManifestFailure(f.Index, f.Message)).ToImmutableArray();
            _ = writer.Commit(shard.Ordinal, shard.Results, shard.Traces, shard.States, failures, new ShardTimings());
            _ = merge.Advance();
        }
    }
}
