using System.Globalization;
using CoOpt.Gpu.Engine.Devices.Cpu;

namespace CoOpt.Gpu.Peers;

/// <summary>The engine beside other programs that compute the same: writes workloads, runs them, compares, times. See tests/Peers/README.md.</summary>
internal static class Program
{
    private const string Usage = """
        usage: peers export SPEC FILE [--instances K] [--steps S] [--mnist FOLDER]
               peers engine SPEC      [--instances K] [--steps S] [--mnist FOLDER] [--repeats R] [--out RESULT]
               peers serve SPEC RESULT  [--instances K] [--steps S] [--mnist FOLDER] [--device cpu|cuda|opencl|ilgpu-cpu] [--set KEY=VALUE,…]
               peers compare SPEC[:INSTANCES] … --peers LIST --work FOLDER --out NAME [--only ID,…] [--pairs P] [--seconds T] [--mnist FOLDER] [--about FILE] [--peak OPERATIONS,DIVISIONS]
               peers curves SPECS CSV [--only cores|nodes|instances] [--repeats R] [--seconds S] [--instances MOST]
               peers endtoend SPEC … CSV [--repeats R] [--steps S]
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
                    return Engine(Load(options), options.Repeats, options.Text("out"));
                case "serve" when options.Places.Count == 2:
                    using (var device = EngineServer.Open(options.Text("device") ?? "cpu"))
                    {
                        return EngineServer.Serve(device, Load(options), options.Places[1], Console.In);
                    }

                case "curves" when options.Places.Count == 2:
                    new Curves(options.Places[0], options.Repeats, options.Number("seconds", 1), options.Instances > 0 ? options.Instances : int.MaxValue).Write(options.Text("only"), options.Places[1]);
                    return 0;
                case "endtoend" when options.Places.Count > 1:
                    EndToEnd.Write(options.Places.SkipLast(1), options.Repeats, options.Steps, options.Places[^1]);
                    return 0;
                case "compare" when options.Places.Count > 0:
                    return Compare(options);
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

    private static Workload Load(Options options) => Workload.Load(options.Places[0], options.Instances, options.Steps, options.Mnist, options.Text("set")?.Split(',') ?? []);

    // The engine alone: seconds and node-steps a second of each run, as a peer would print them.
    private static int Engine(Workload workload, int repeats, string? output)
    {
        using var device = new CpuDevice(new CpuOptions());
        for (var r = 0; r < repeats; r++)
        {
            var (seconds, results) = EngineRun.Of(device, workload);
            var work = (double)workload.Nodes * results.Sum(x => x.Steps);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:f6} {work / seconds / 1e6:g4} M node-steps/s; {Ends(results)}"));
            if (output is not null)
            {
                PeerResult.Write(output, results, workload.Nodes, workload.Parameters);
            }
        }

        return 0;
    }

    // As many instances as a comparison takes at most; W5 has a million.
    private const int Most = 16_384;

    private static int Compare(Options options)
    {
        var list = options.Text("peers") ?? "peers.json";
        var only = options.Text("only")?.Split(',');
        List<PeerEntry> peers = [.. PeerEntry.Read(list).Where(p => only is null || only.Contains(p.Id))];
        var peak = (options.Text("peak") ?? "0,0").Split(',').Select(p => double.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        using var device = new CpuDevice(new CpuOptions());
        var comparison = new Comparison(device, peers, options.Text("work") ?? ".", (int)options.Number("pairs", 7), options.Number("seconds", 1));
        var rows = new List<Row>();
        var limits = new Dictionary<string, string>();
        var about = options.Text("about") is { } file ? File.ReadAllText(file) : "";
        about += string.Create(CultureInfo.InvariantCulture, $"- Engine: {device.Info.Name}, {device.Info.Workers} workers, {device.Info.Lanes} lanes, .NET {Environment.Version}\n");
        foreach (var place in options.Places)
        {
            var (spec, count) = place.Split(':') is [var path, var number] ? (path, int.Parse(number, CultureInfo.InvariantCulture)) : (place, Most);
            var label = Path.GetFileNameWithoutExtension(spec) + (count == Most ? "" : $"-{count}");
            if (options.Mnist is null && File.ReadAllText(spec).Contains("mnist:", StringComparison.Ordinal))
            {
                rows.Add(new Row(label, "engine", "engine", "engine", 0, 0, [], [], double.NaN, "skipped: no folder of MNIST was named"));
                continue;
            }

            var workload = Workload.Load(spec, count, 0, spec.EndsWith("w6.yaml", StringComparison.Ordinal) ? options.Mnist : null);
            var found = comparison.Run(workload, label);
            rows.AddRange(found);
            if (peak[0] > 0)
            {
                limits[label] = Report.Limit(workload, found[0], peak[0], peak[1]);
            }

            if (options.Text("out") is { } name)
            {
                File.WriteAllText(name + ".md", Report.Markdown(about, rows, limits));
                File.WriteAllText(name + ".csv", Report.Csv(rows));
            }
        }

        Console.WriteLine(Report.Markdown(about, rows, limits));
        return rows.Any(r => r.Note.StartsWith("not timed", StringComparison.Ordinal) || r.Note.StartsWith("failed", StringComparison.Ordinal)) ? 5 : 0;
    }

    private static string Ends(IReadOnlyList<PeerResult> results) => string.Create(
        CultureInfo.InvariantCulture,
        $"{results.Count(x => x.Outcome == 1)} converged, {results.Count(x => x.Outcome == 0)} at the limit, {results.Count(x => x.Outcome > 1)} diverged, {results.Average(x => x.Steps):f0} steps on average");
}
