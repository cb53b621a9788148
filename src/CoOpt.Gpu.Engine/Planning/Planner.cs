using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Engine.Frontiers;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Planning;

/// <summary>Cuts a sweep into parts and batches within a memory budget, and foretells its cost.</summary>
public static class Planner
{
    /// <summary>Instances per part are a power of two between these, but for the budget and the size of the sweep.</summary>
    private const int SmallestPart = 1024, LargestPart = 65_536;

    /// <summary>The fewest instances tried for a batch.</summary>
    private const int SmallestBatch = 64;

    /// <summary>Batches that a sweep should have at least for setting up, running and writing to overlap, and how many times the device's wish a batch may have to that end.</summary>
    private const int Pieces = 16, LargestShare = 8;

    /// <summary>Instances that each lane of a batch should find at least, one after the other: where some end early, the lanes are filled again from the rest.</summary>
    private const int LanesRefilled = 4;

    /// <summary>Lanes that a part should be able to fill: the widest lane group of the CPU.</summary>
    private const int Lanes = 8;

    /// <summary>Host memory of one part's rows, states and objects. Four batches are in flight at most, and a million instances must fit 1 GB.</summary>
    private const long PartBudget = 128L << 20;

    /// <summary>Host memory of one batch's rows, states and objects.</summary>
    private const long BatchBudget = 256L << 20;

    // Residuals in float32 end around 1e-6: below this one may never be met.
    private const double SingleFloor = 1e-5;

    // Bytes in memory of a trace row and of an instance's objects beside its arrays; bytes in CSV of a trace row, a result row and a number. Measured on typical sweeps, rounded up.
    private const long RowBytes = 112, InstanceBytes = 3_000, CsvRowBytes = 230, CsvResultBytes = 700, CsvNumberBytes = 20;

    /// <summary>Plans <paramref name="source"/>'s sweep.</summary>
    /// <param name="source">The sweep and its instances, a few of which are made to learn sizes.</param>
    /// <param name="resolve">Resolves a draft; used for the warnings.</param>
    /// <param name="preferredBatch">How many instances of n nodes and m parameters the device wants at once.</param>
    /// <exception cref="InstanceException">None of the instances looked at can be set up; single ones are a warning, and the run's options decide.</exception>
    public static RunPlan Plan(IInstanceSource source, Func<InstanceDraft, Instance> resolve, Func<int, int, int> preferredBatch)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(resolve);
        ArgumentNullException.ThrowIfNull(preferredBatch);
        var sweep = source.Sweep;
        var (samples, failures) = PlanSamples.Of(source, resolve);
        var perInstance = samples.Max(HostBytes);
        var most = (int)Math.Clamp(PartBudget / perInstance, 1, LargestPart);
        var part = PartSize(sweep, most);
        var (nodes, parameters) = (samples.Max(s => s.Nodes), samples.Max(s => s.Parameters));
        var steps = samples.Average(s => (s.Steps + FrontierSearch.UsualSteps(s)) * s.Nodes);
        var shard = ShardCut.Size(sweep.Count, part, steps);
        var batch = BatchSize(sweep, part, shard, preferredBatch(nodes, parameters), BatchBudget / perInstance);
        return new RunPlan
        {
            Sweep = sweep,
            PartSize = part,
            ShardSize = shard,
            BatchSize = batch,
            SharedShare = Structure.Fill(sweep, 0, Math.Min(part, sweep.Count), Lanes),
            BatchBytes = perInstance * Math.Min(sweep.Count, batch),
            OutputBytes = (long)Math.Min(long.MaxValue / 2, sweep.Count * samples.Average(CsvBytes)),
            NodeSteps = sweep.Count * steps,
            Warnings = Warnings(samples, failures),
        };
    }

    // The smallest part whose lane groups are nearly as full as they get; small parts let setting up, running and writing overlap.
    private static int PartSize(ResolvedSweep sweep, int most) => Filled(sweep, SmallestPart, most, Lanes);

    private static int Filled(ResolvedSweep sweep, int least, int most, int lanes)
    {
        var candidates = new List<int>();
        for (var size = least; size <= most; size *= 2)
        {
            candidates.Add(size);
        }

        if (candidates.Count == 0)
        {
            return most;
        }

        var fills = candidates.Select(c => Structure.Fill(sweep, 0, Math.Min(c, sweep.Count), lanes)).ToList();
        return candidates[fills.FindIndex(f => f >= 0.95 * fills.Max())];
    }

    // So many that the device is busy and its lanes are full; of a long sweep more, so that the ends of batches, where lanes fall empty, are few. Within a shard any number will do, beyond it whole shards.
    private static int BatchSize(ResolvedSweep sweep, int part, int shard, long preferred, long most)
    {
        var wanted = Math.Min(most, Math.Clamp(sweep.Count / Pieces, preferred, preferred * LargestShare));
        var size = wanted >= part ? wanted / part * part : Math.Max(wanted, Filled(sweep, SmallestBatch, part, LanesRefilled * Lanes));
        return (int)Math.Min(size >= shard ? size / shard * shard : size, Math.Max(1, sweep.Count));
    }

    private static long TracePoints(Instance instance)
    {
        var trace = instance.Draft.Settings.Trace;
        return 2 + (trace.Every is { } every ? instance.Steps / every : (long)Math.Min(instance.Steps, instance.Horizon / trace.EveryTime!.Value));
    }

    private static long StateNumbers(Instance instance) => instance.Nodes * (1L + (2L * instance.Parameters));

    private static long StateCount(Instance instance) => instance.Draft.Settings.Trace.States switch
    {
        StateRows.All => TracePoints(instance),
        StateRows.Last => 1,
        _ => 0,
    };

    private static long HostBytes(Instance instance)
    {
        var rows = instance.Draft.Settings.Trace.Observables.IsEmpty ? 32 : RowBytes + 32;
        return InstanceBytes + (TracePoints(instance) * rows) + (8 * StateNumbers(instance) * (1 + StateCount(instance)));
    }

    private static double CsvBytes(Instance instance)
    {
        var trace = instance.Draft.Settings.Trace;
        return CsvResultBytes + (TracePoints(instance) * (double)CsvRowBytes * trace.Observables.Length / TraceColumns.All.Length)
            + (CsvNumberBytes * (double)StateNumbers(instance) * StateCount(instance));
    }

    private static ImmutableArray<string> Warnings(List<Instance> samples, List<InstanceException> failures)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (failures.Count > 0)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture, $"{failures.Count} of {samples.Count + failures.Count} instances looked at cannot be set up, the first because of: {failures[0].Message}"));
        }

        var slow = samples.Where(CannotArrive).ToList();
        if (slow.Count > 0)
        {
            var worst = slow.MinBy(s => s.Horizon * s.Theory.RatePredicted!.Value)!;
            warnings.Add(string.Create(CultureInfo.InvariantCulture,
                $"{slow.Count} of {samples.Count} instances looked at cannot reach stopAt: instance {worst.Index} falls by a factor e^{worst.Horizon * worst.Theory.RatePredicted!.Value:g3} over its horizon at the predicted rate {worst.Theory.RatePredicted:g3}, and needs e^{-Math.Log(worst.Draft.Settings.Method.StopAt):g3}; raise method.steps or method.stopAt"));
        }

        if (samples.Select(s => s.Draft.Settings.Method).Where(m => m.Precision == Precision.Binary32 && m.StopAt is > 0 and < SingleFloor).ToList() is { Count: > 0 } low)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture, $"{low.Count} of {samples.Count} instances looked at ask for stopAt {low.Min(m => m.StopAt):g3} in single precision, whose residuals end around 1e-6: they may run to their limit; give 1e-5, or precision: double"));
        }

        if (samples.Any(s => s.Draft.Settings.Method.StepRule == StepRule.Auto && s.Draft.Settings.Links.EffectiveQuantizer == QuantizerKind.Uniform))
        {
            warnings.Add("step: auto is a heuristic under the uniform quantiser, whose sector reaches 2");
        }

        if (samples.Where(static s => s.Draft.Settings.Method.Alpha.Frontier is not null).ToList() is { Count: > 0 } searched)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture,
                $"what a search for the largest stable α takes is not known beforehand: about {searched.Average(FrontierSearch.UsualSteps):N0} steps an instance are reckoned with, and some take many times more"));
        }

        return warnings.ToImmutable();
    }

    // steps × η × predicted rate < ln(1/stopAt): even at the asymptotic rate the residual stays above stopAt.
    private static bool CannotArrive(Instance instance)
    {
        var method = instance.Draft.Settings.Method;
        return method.StopAt > 0 && method.Alpha.Frontier is null && instance.Theory.RatePredicted is { } rate && instance.Horizon * rate < -Math.Log(method.StopAt);
    }
}
