using System.Collections.Immutable;
using System.Diagnostics;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Cli.Estimates;

/// <summary>How long a sweep will take.</summary>
/// <param name="Rate">Node-steps per second.</param>
/// <param name="Measured">Whether the rate was measured here, or stated by the user.</param>
/// <param name="SetUp">Graphs, spectra and optima of every instance.</param>
/// <param name="Steps">Every step up to the limits; early stops shorten it.</param>
internal sealed record SweepEstimate(double Rate, bool Measured, TimeSpan SetUp, TimeSpan Steps)
{
    // As many as fill the lanes of every worker of a large CPU; setting them up costs what it will cost in the run.
    private const int Sample = 1024;

    /// <summary>Both together: they overlap, but on a CPU they share the cores.</summary>
    public TimeSpan Total => SetUp + Steps;

    /// <summary>Estimates <paramref name="plan"/> on <paramref name="device"/>; a <paramref name="statedRate"/> takes the place of a measurement.</summary>
    /// <exception cref="InstanceException">None of the first instances can be set up.</exception>
    public static SweepEstimate Of(RunPlan plan, SpecInput spec, IDevice device, double? statedRate, CancellationToken token)
    {
        var count = (int)Math.Min(Math.Min(plan.Sweep.Count, plan.PartSize), Sample);
        var start = Stopwatch.GetTimestamp();
        var instances = Made(spec, count, token);
        var each = Stopwatch.GetElapsedTime(start) / count;
        var rate = statedRate ?? Calibration.Measure(device, instances, token);
        return new SweepEstimate(rate, statedRate is null, Seconds(each.TotalSeconds * plan.Sweep.Count), Seconds(plan.NodeSteps / rate));
    }

    // Instances that cannot be set up are left out, as in the run.
    private static ImmutableArray<Instance> Made(SpecInput spec, int count, CancellationToken token)
    {
        var instances = new Instance?[count];
        InstanceException? failure = null;
        Parallel.For(0, count, new ParallelOptions { CancellationToken = token }, i =>
        {
            try
            {
                instances[i] = spec.Resolve(spec.Source.Create(i));
            }
            catch (InstanceException error)
            {
                failure = error;
            }
        });
        ImmutableArray<Instance> made = [.. instances.OfType<Instance>()];
        return made.Length > 0 || failure is null ? made : throw new InstanceException(failure.Message, failure);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds / 4));
}
