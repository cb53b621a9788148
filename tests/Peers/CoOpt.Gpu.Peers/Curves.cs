using System.Diagnostics;
using System.Globalization;
using System.Text;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Specs.Loading;
using CoOpt.Gpu.Theory.Resolving;

namespace CoOpt.Gpu.Peers;

/// <summary>
/// What a node's step costs as cores, nodes and instances grow. The points of a curve are taken in turn, and the turns repeated, so that a machine whose speed drifts does not bend it.
/// </summary>
internal sealed class Curves(string specs, int repeats, double seconds, int most)
{
    private static readonly int[] Sizes = [10, 20, 50, 100, 200, 500, 1000, 2000, 4000];
    private static readonly int[] Counts = [1_000, 10_000, 100_000, 1_000_000];

    private readonly List<CurveRow> _rows = [];

    /// <summary>Measures one curve, or all of them, and writes a row for each run.</summary>
    /// <exception cref="ArgumentException">There is no such curve.</exception>
    public void Write(string? only, string path)
    {
        if (only is not (null or "cores" or "nodes" or "instances"))
        {
            throw new ArgumentException($"no curve {only}; there are cores, nodes and instances");
        }

        if (only is null or "cores")
        {
            Cores();
        }

        if (only is null or "nodes")
        {
            Nodes();
        }

        if (only is null or "instances")
        {
            Instances();
        }

        File.WriteAllText(path, string.Concat(_rows.Select(r => r.Text + "\n").Prepend(CurveRow.Header + "\n")), new UTF8Encoding(false));
    }

    private string Spec(string name) => Path.Combine(specs, name + ".yaml");

    // W1 to W4 on 1, 2, 4, … workers, up to all processors; every run does the same work, cut so that all processors need the time asked for.
    private void Cores()
    {
        var threads = Enumerable.Range(0, 16).Select(k => 1 << k).TakeWhile(t => t < Environment.ProcessorCount).Append(Environment.ProcessorCount).ToList();
        foreach (var name in new[] { "w1", "w2", "w3", "w4" })
        {
            var workload = Cut(Workload.Load(Spec(name)));
            for (var repeat = 0; repeat <= repeats; repeat++)
            {
                foreach (var count in threads)
                {
                    Time("cores", workload, count, repeat);
                }
            }
        }
    }

    // Equal steps and equal node-steps everywhere, so that all points see the same part of a run: small networks come in more instances, 32 of each network.
    private void Nodes()
    {
        var steps = (long)Math.Max(50, 1000 * seconds);
        var workloads = Sizes.Select(n => Workload.Load(Spec("nodes"), steps: steps, sets: [Set("problem.nodes", n)], sweeps: [Set("seed", $"range(0, {Math.Max(1, Sizes[^1] / n)})")])).ToList();
        for (var repeat = 0; repeat <= repeats; repeat++)
        {
            foreach (var workload in workloads)
            {
                Time("nodes", workload, Environment.ProcessorCount, repeat);
            }
        }
    }

    private static string Set(string key, object value) => string.Create(CultureInfo.InvariantCulture, $"{key}={value}");

    // W5 from a thousand instances to a million, set up as the device needs them, nothing written. The largest are run once: what varies from run to run averages out within them.
    private void Instances()
    {
        for (var repeat = 0; repeat <= repeats; repeat++)
        {
            foreach (var count in Counts.Where(c => c <= Math.Min(most, 10_000)))
            {
                Stream(count, repeat);
            }
        }

        foreach (var count in Counts.Where(c => c > 10_000 && c <= most))
        {
            Stream(count, 1);
        }
    }

    // The run with number 0 warms up.
    private void Time(string curve, Workload workload, int threads, int repeat)
    {
        using var device = new CpuDevice(new CpuOptions { Threads = threads });
        var (time, results) = EngineRun.Of(device, workload);
        Keep(new CurveRow(curve, workload.Name, workload.Nodes, workload.Instances.Count, threads, repeat, (double)workload.Nodes * results.Sum(r => r.Steps), time, time));
    }

    private void Stream(int count, int repeat)
    {
        var seeds = (count + 15) / 16;
        var loaded = SpecLoader.Load(Spec("w5"), new SpecOverrides([], [Set("seed", $"range(0, {seeds})")]));
        var source = loaded.Source ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
        var resolver = new InstanceResolver();
        using var device = new CpuDevice(new CpuOptions());
        var sink = new Counting();
        var start = Stopwatch.GetTimestamp();
        var plan = Planner.Plan(source, resolver.Resolve, device.PreferredBatch);
        var report = new Executor(source, resolver.Resolve, device, new RunOptions()).Run(plan, sink, CancellationToken.None);
        var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Keep(new CurveRow("instances", source.Sweep.Name, 10, sink.Instances, Environment.ProcessorCount, repeat, sink.NodeSteps, report.Kernels.TotalSeconds, wall));
    }

    private void Keep(CurveRow row)
    {
        Console.Error.WriteLine(row.Text);
        if (row.Repeat > 0)
        {
            _rows.Add(row);
        }
    }

    // As many steps as all processors do in the time asked for, found by doubling: short runs say more of starting than of stepping.
    private Workload Cut(Workload workload)
    {
        using var device = new CpuDevice(new CpuOptions());
        _ = EngineRun.Of(device, workload.Take(0, 32));
        for (var few = workload.Take(0, 32); ; few = workload.Take(0, few.Steps * 2))
        {
            var time = EngineRun.Of(device, few).Seconds;
            if (time > 0.4 * seconds || few.Steps == workload.Steps)
            {
                return workload.Take(0, (long)(few.Steps * seconds / time));
            }
        }
    }

    private sealed class Counting : IRunSink
    {
        public long Instances { get; private set; }

        public double NodeSteps { get; private set; }

        public void Accept(RunShard shard)
        {
            Instances += shard.Results.Length;
            NodeSteps += shard.Results.Sum(r => (double)r.Steps * r.Instance.Nodes);
        }
    }
}
