using System.Globalization;
using CoOpt.Gpu.Engine.Devices.Cpu;

namespace CoOpt.Gpu.Peers;

/// <summary>The engine beside other programs that compute the same: writes workloads, runs them, compares, times. See tests/Peers/README.md.</summary>
internal static class Program
{
    private const string Usage = """
        usage: peers export SPEC FILE [--instances K] [--steps S] [--mnist FOLDER]
               peers engine SPEC      [--instances K] [--steps S] [--mnist FOLDER] [--repeats R]
               peers curves SPECS CSV [--only cores|nodes|instances] [--repeats R] [--seconds S]
        """;

    private static int Main(string[] arguments)
    {
        try
        {
            var options = new Options(arguments);
            switch (options.Verb)
            {
                case "export" when options.Places.Count == 2:
                    WorkloadFile.Write(options.Places[1], Load(options));
                    return 0;
                case "engine" when options.Places.Count == 1:
                    return Engine(Load(options), options.Repeats);
                case "curves" when options.Places.Count == 2:
                    new Curves(options.Places[0], options.Repeats, options.Number("seconds", 1)).Write(options.Text("only"), options.Places[1]);
                    return 0;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }
        catch (Exception error) when (error is InvalidOperationException or NotSupportedException or IOException or FormatException or ArgumentException)
        {
            Console.Error.WriteLine(error.Message);
            return 4;
        }
    }

    private static Workload Load(Options options) => Workload.Load(options.Places[0], options.Instances, options.Steps, options.Mnist);

    // The engine alone: seconds and node-steps a second of each run, as a peer would print them.
    private static int Engine(Workload workload, int repeats)
    {
        using var device = new CpuDevice(new CpuOptions());
        for (var r = 0; r < repeats; r++)
        {
            var (seconds, results) = EngineRun.Of(device, workload);
            var work = (double)workload.Nodes * results.Sum(x => x.Steps);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:f6} {work / seconds / 1e6:f2} M node-steps/s; {Ends(results)}"));
        }

        return 0;
    }

    private static string Ends(IReadOnlyList<PeerResult> results) => string.Create(
        CultureInfo.InvariantCulture,
        $"{results.Count(x => x.Outcome == 1)} converged, {results.Count(x => x.Outcome == 0)} at the limit, {results.Count(x => x.Outcome > 1)} diverged, {results.Average(x => x.Steps):f0} steps on average");
}
