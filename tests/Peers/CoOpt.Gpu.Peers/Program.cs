using System.Diagnostics;
using System.Globalization;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Specs.Loading;
using CoOpt.Gpu.Theory.Resolving;

namespace CoOpt.Gpu.Peers;

/// <summary>
/// W1 against a C++ program that does the same per instance: results are compared first, then both are timed in turn, and the ratio of each pair is taken.
/// Usage: peers SPEC PEER WORK-FOLDER [PAIRS]
/// </summary>
internal static class Program
{
    // Steps after which results are compared: few enough that a rounding difference has not yet moved a value across a level boundary in more than a few instances.
    private const int ComparedSteps = 200;

    // Largest difference between the two states, relative to max(1, |value|), of an instance that counts as equal.
    private const double StateTolerance = 1e-9;

    // Share of the instances that must be equal; in the others a level flipped, which moves a value by a step of the quantiser at most.
    private const double EqualShare = 0.9;

    private const double FlipTolerance = 0.1;

    private static int Main(string[] arguments)
    {
        if (arguments.Length is < 3 or > 4)
        {
            Console.Error.WriteLine("usage: peers SPEC PEER WORK-FOLDER [PAIRS]");
            return 2;
        }

        var (spec, peer, folder) = (arguments[0], arguments[1], arguments[2]);
        var pairs = arguments.Length > 3 ? int.Parse(arguments[3], CultureInfo.InvariantCulture) : 7;
        var instances = Load(spec);
        var steps = instances[0].Steps;
        using var device = new CpuDevice(new CpuOptions());
        var input = Path.Combine(folder, "w1.bin");
        var output = Path.Combine(folder, "w1.out");
        Console.WriteLine(Invariant($"- {instances.Count} instances of {instances[0].Nodes} nodes, {instances[0].Parameters} parameters, {steps} steps; {device.Info.Name}, {device.Info.Workers} workers, {device.Info.Lanes} lanes"));

        W1File.Write(input, instances, ComparedSteps);
        Peer(peer, input, output);
        if (!Equal(Ours(device, instances, ComparedSteps).States, W1File.Read(output, instances.Count, Numbers(instances[0]))))
        {
            return 4;
        }

        W1File.Write(input, instances, steps);
        Ours(device, instances, steps);
        Peer(peer, input, output);
        var work = (double)instances.Count * instances[0].Nodes * steps;
        var (ours, theirs, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var pair = 0; pair < pairs; pair++)
        {
            var start = Stopwatch.GetTimestamp();
            Ours(device, instances, steps);
            ours.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            theirs.Add(Peer(peer, input, output));
            ratios.Add(theirs[^1] / ours[^1]);
            Console.WriteLine(Invariant($"- pair {pair + 1}: engine {ours[^1]:f3} s, C++ {theirs[^1]:f3} s, ratio {ratios[^1]:f2}"));
        }

        Console.WriteLine();
        Console.WriteLine("| | node-steps/s (median) | min … max |");
        Console.WriteLine("|---|---|---|");
        Row("engine, cpu", ours.Select(s => work / s / 1e6), " M");
        Row("C++ per instance", theirs.Select(s => work / s / 1e6), " M");
        Row("ratio, pair by pair", ratios, "");
        return 0;
    }

    private static List<Instance> Load(string spec)
    {
        var loaded = SpecLoader.Load(spec);
        var source = loaded.Source ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
        var resolver = new InstanceResolver();
        return [.. Enumerable.Range(0, checked((int)source.Sweep.Count)).AsParallel().AsOrdered().Select(i => resolver.Resolve(source.Create(i)))];
    }

    private static StateKeeper Ours(CpuDevice device, List<Instance> instances, long steps)
    {
        var keeper = new StateKeeper(instances.Count);
        device.Run(new Batch([.. instances.Select(i => Limited(i, steps))]), keeper, CancellationToken.None);
        return keeper;
    }

    // The same instance with another step limit, observed at its two ends only, its last state kept.
    private static Instance Limited(Instance instance, long steps) => instance with
    {
        Steps = steps,
        Horizon = steps * instance.StepSize,
        Draft = instance.Draft with
        {
            Settings = instance.Draft.Settings with { Trace = new TraceSettings { Every = (int)steps, States = StateRows.Last } },
        },
    };

    private static int Numbers(Instance instance) => instance.Nodes * (1 + instance.Parameters);

    // Runs the peer once; it prints the seconds of its parallel loop.
    private static double Peer(string peer, string input, string output)
    {
        using var process = Process.Start(new ProcessStartInfo(peer, [input, output, "1"]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(text, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{peer} ended with {process.ExitCode}");
    }

    private static bool Equal(double[]?[] ours, double[][] theirs)
    {
        var differences = ours.Select((state, i) => state is null
            ? double.PositiveInfinity
            : state.Zip(theirs[i], (a, b) => Math.Abs(a - b) / Math.Max(1, Math.Abs(b))).Max()).Order().ToList();
        var equal = differences.Count(d => d <= StateTolerance) / (double)differences.Count;
        Console.WriteLine(Invariant($"- after {ComparedSteps} steps: {equal:p1} of the instances equal to {StateTolerance:g1}, median difference {differences[differences.Count / 2]:g2}, largest {differences[^1]:g2}"));
        if (equal >= EqualShare && differences[^1] <= FlipTolerance)
        {
            return true;
        }

        Console.Error.WriteLine(Invariant($"the results differ: at least {EqualShare:p0} must be equal and none further apart than {FlipTolerance}; nothing was timed"));
        return false;
    }

    private static void Row(string name, IEnumerable<double> values, string unit)
    {
        var sorted = values.Order().ToList();
        Console.WriteLine(Invariant($"| {name} | {sorted[sorted.Count / 2]:f2}{unit} | {sorted[0]:f2} … {sorted[^1]:f2} |"));
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
