using System.Globalization;
using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Peers;

/// <summary>One workload: every peer compared with the engine, then all timed in turn.</summary>
internal sealed class Comparison(IDevice device, IReadOnlyList<PeerEntry> peers, string folder, int pairs, double seconds)
{
    // Instances of a comparison, several networks among them; and of a timed run at least, below which threads and lanes run dry: then steps are cut instead.
    private const int Compared = 256, ComparedWide = 16, ComparedEnds = 1024, Fewest = 256, FewestOfSlow = 16;

    // Parameters from which a model is wide: one step is then more than many of the others.
    private const int Wide = 100;

    // How much longer than asked a run may take before it is cut.
    private const double Slack = 1.6;

    // Steps of a timed run at least: so many that the two looks at the ends of a run do not count. Slow programs get fewer, their looks cost no more than a step.
    private const long FewestSteps = 20, FewestStepsOfSlow = 4;

    // Workloads with a goal; the others are latency and wide models.
    private static readonly string[] WithGoals = ["w1", "w2", "w3", "w4", "w5"];

    public IReadOnlyList<Row> Run(Workload all, string label)
    {
        var compared = all.Parameters < Wide ? Compared : ComparedWide;
        var gateSteps = Math.Min(all.Steps, Math.Max(5, Affordable(all.Take(compared, FewestStepsOfSlow), Gate.Steps)));
        var states = all.Take(compared, gateSteps);
        var expected = EngineRun.Of(device, states).Results;
        var ends = all.CheckEvery > 0 ? all.Take(ComparedEnds, 0) : null;
        var expectedEnds = ends is null ? [] : EngineRun.Of(device, ends).Results;

        var timed = Sized(all);
        var input = Path.Combine(folder, $"{label}.bin");
        WorkloadFile.Write(input, all.Take(Math.Max(timed.Instances.Count, all.CheckEvery > 0 ? ComparedEnds : Compared), 0));
        var ready = new List<Contender>();
        var rows = new List<Row>();
        try
        {
            foreach (var entry in peers)
            {
                var process = new PeerProcess(entry, input, Path.Combine(folder, $"{label}.{entry.Id}.out"), all.Nodes, all.Parameters);
                try
                {
                    ready.Add(Admit(entry, process, timed));
                }
                catch (Exception error) when (error is PeerAbsentException or InvalidDataException or IOException or FormatException)
                {
                    process.Dispose();
                    Say($"{label}: {entry.Name}: {error.Message}");
                    rows.Add(new Row(label, entry.Id, entry.Name, entry.Kind, 0, 0, [], [], double.NaN, error.Message));
                }
            }

            rows.InsertRange(0, Time(timed, label, ready));
            return rows;
        }
        finally
        {
            ready.ForEach(c => c.Process.Dispose());
            File.Delete(input);
        }

        Contender Admit(PeerEntry entry, PeerProcess process, Workload timed)
        {
            process.Run(states.Instances.Count, gateSteps);
            var gate = Gate.States(expected, process.Results(states.Instances.Count), gateSteps);
            if (gate.Passed && ends is not null)
            {
                process.Run(ends.Instances.Count, 0);
                var second = Gate.Ends(expectedEnds, process.Results(ends.Instances.Count));
                gate = new Gate(second.Passed, $"{gate.Text}; {second.Text}");
            }

            Say($"{label}: {entry.Name}: {gate.Text}");
            if (!gate.Passed)
            {
                throw new PeerAbsentException($"not timed, the results differ: {gate.Text}");
            }

            var isQuick = entry.Kind is "cpp" or "honest";
            var (instances, steps) = Size(process, timed, isQuick ? Fewest : FewestOfSlow, isQuick ? FewestSteps : FewestStepsOfSlow);
            process.Run(instances, steps);
            var work = (double)timed.Nodes * process.Results(instances).Sum(r => r.Steps);
            return new Contender(entry, process, instances, steps, work, gate.Text);
        }
    }

    private List<Row> Time(Workload timed, string label, List<Contender> ready)
    {
        var ours = new List<double>();
        var rates = ready.ConvertAll(_ => new List<double>());
        var ratios = ready.ConvertAll(_ => new List<double>());
        var failures = new string?[ready.Count];
        EngineRun.Of(device, timed);
        for (var pair = 0; pair < pairs; pair++)
        {
            var (took, results) = EngineRun.Of(device, timed);
            ours.Add((double)timed.Nodes * results.Sum(r => r.Steps) / took);
            for (var k = 0; k < ready.Count; k++)
            {
                if (failures[k] is not null)
                {
                    continue;
                }

                try
                {
                    rates[k].Add(ready[k].Work / ready[k].Process.Run(ready[k].Instances, ready[k].Steps));
                    ratios[k].Add(ours[^1] / rates[k][^1]);
                }
                catch (Exception error) when (error is PeerAbsentException or InvalidDataException or IOException or FormatException)
                {
                    failures[k] = $"failed while timed: {error.Message}";
                    Say($"{label}: {ready[k].Entry.Name}: {failures[k]}");
                }
            }
        }

        Say(string.Create(CultureInfo.InvariantCulture, $"{label}: engine {Row.Median(ours) / 1e6:f1} M node-steps/s; {string.Join(", ", ready.Select((c, k) => $"{c.Entry.Id} {Row.Median(ratios[k]):f2}×"))}"));
        var hasGoal = WithGoals.Contains(label);
        List<Row> rows = [new Row(label, "engine", "engine", "engine", timed.Instances.Count, timed.Steps, ours, [], double.NaN, "")];
        rows.AddRange(ready.Select((c, k) => new Row(
            label, c.Entry.Id, c.Entry.Name, c.Entry.Kind, c.Instances, c.Steps, rates[k], ratios[k], hasGoal ? c.Entry.Goal : double.NaN, string.Join("; ", new[] { failures[k] ?? "", c.Process.Note, c.Gate }.Where(t => t.Length > 0)))));
        return rows;
    }

    // As many instances as the engine runs in about the time wanted, all their steps; fewer steps only where there are few instances.
    private Workload Sized(Workload all)
    {
        EngineRun.Of(device, all.Take(Fewest, 0) is { } w && w.CheckEvery > 0 ? w : all.Take(Fewest, Math.Min(all.Steps, Gate.Steps)));
        var (count, steps) = (all.Instances.Count, all.Steps);
        var sample = all.Take(Fewest, all.CheckEvery > 0 ? 0 : Affordable(all.Take(Fewest, FewestStepsOfSlow), all.Steps));
        var one = EngineRun.Of(device, sample).Seconds / sample.Instances.Count * all.Steps / sample.Steps;
        while (count > Fewest && one * count > 1.5 * seconds)
        {
            count /= 2;
        }

        if (all.CheckEvery == 0 && one * count > 2 * seconds)
        {
            steps = Math.Max(FewestSteps, (long)(seconds / (one * count) * steps));
        }

        return all.Take(count, steps);
    }

    // Steps of a few instances that take a tenth of a second on the engine, at most so many.
    private long Affordable(Workload probe, long most)
    {
        EngineRun.Of(device, probe);
        var took = EngineRun.Of(device, probe).Seconds / probe.Steps;
        return Math.Clamp((long)(0.1 / took), 1, most);
    }

    // What a peer is timed on: the engine's size if it is quick enough, else fewer steps, and fewer instances where those end by themselves.
    private (int Instances, long Steps) Size(PeerProcess process, Workload timed, int fewest, long fewestSteps)
    {
        var (instances, steps) = (timed.Instances.Count, timed.Steps);
        if (timed.CheckEvery > 0)
        {
            var trial = Math.Min(instances, ComparedEnds);
            var took = process.Run(trial, 0) / trial;
            while (instances > fewest && took * instances > Slack * seconds)
            {
                instances /= 2;
            }

            return (instances, steps);
        }

        // The first run of a size may compile or choose; the second tells.
        var few = Math.Min(steps, FewestStepsOfSlow);
        process.Run(instances, few);
        var step = process.Run(instances, few) / few;
        while (instances > fewest && step * fewestSteps * instances / timed.Instances.Count > seconds)
        {
            instances /= 2;
        }

        step *= (double)instances / timed.Instances.Count;
        return (instances, step * steps > Slack * seconds ? Math.Max(fewestSteps, (long)(seconds / step)) : steps);
    }

    private static void Say(string text) => Console.Error.WriteLine(text);

    private sealed record Contender(PeerEntry Entry, PeerProcess Process, int Instances, long Steps, double Work, string Gate);
}
