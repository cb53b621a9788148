using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Audits;

/// <summary>
/// Runs instances on a device once more, watched at every step, and compares each step, the observables of the trace points, the levels and the end with the reference. Under error control there is no step
/// to be repeated: there the reference runs by itself beside the device.
/// </summary>
public static class ReferenceAudit
{
    /// <summary>How many steps of <paramref name="instance"/>, which ended after <paramref name="steps"/>, are within <paramref name="limits"/>.</summary>
    public static long Within(AuditLimits limits, Instance instance, long steps)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(instance);
        return IsAdaptive(instance) ? steps : Math.Max(1, Math.Min(steps, (long)Math.Min(limits.Work / AuditCost.Step(instance), limits.Bytes / AuditCost.StateBytes(instance))));
    }

    /// <summary>Compares instances with the reference; each comes with the steps that the run took, of which <paramref name="limits"/> may leave the first alone.</summary>
    /// <param name="device">The device that the run was made on.</param>
    /// <param name="instances">The instances, α found where one was searched for.</param>
    /// <param name="limits">How much is compared.</param>
    /// <param name="token">Stops the audit.</param>
    /// <returns>One finding for each instance, in order, and what the device measured at its trace points.</returns>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    /// <exception cref="DeviceException">The device failed.</exception>
    public static ImmutableArray<(InstanceAudit Audit, ImmutableArray<TracePoint> Points)> Run(
        IDevice device, IReadOnlyList<(Instance Instance, long Steps)> instances, AuditLimits limits, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(limits);
        var results = new (InstanceAudit, ImmutableArray<TracePoint>)[instances.Count];
        for (var from = 0; from < instances.Count;)
        {
            var to = from;
            var bytes = 0.0;
            do
            {
                bytes += (double)AuditCost.StateBytes(instances[to].Instance) * Within(limits, instances[to].Instance, instances[to].Steps);
                to++;
            }
            while (to < instances.Count && bytes < limits.Bytes);

            var first = from;
            ImmutableArray<Instance> watched = [.. Enumerable.Range(from, to - from).Select(k => Watched(instances[k].Instance, Within(limits, instances[k].Instance, instances[k].Steps)))];
            var history = new StateHistory(watched.Length);
            device.Run(new Batch(watched), history, token);
            Parallel.For(0, watched.Length, new ParallelOptions { CancellationToken = token }, local =>
            {
                var (instance, steps) = instances[first + local];
                results[first + local] = (Compare(instance, watched[local], history, local, token) with { Instance = instance, IsBounded = watched[local].Steps < Math.Min(steps, instance.Steps) }, [.. history.Points(local)]);
            });
            from = to;
        }

        return [.. results];
    }

    private static InstanceAudit Compare(Instance instance, Instance watched, StateHistory history, int local, CancellationToken token)
    {
        if (history.End(local) is not { } end)
        {
            return new InstanceAudit { Instance = instance, Difference = new AuditDifference(0, "outcome", "no end", "an end", "") };
        }

        return instance.Draft.Settings.Method.Precision != Precision.Binary64
            ? new InstanceAudit { Instance = instance, Reason = "the reference computes in float64 alone" }
            : IsAdaptive(instance) ? FreeComparison.Run(watched, history, local, token)
            : new StepComparison(watched, instance.Draft.Settings.Trace).Run(history.Points(local), history.States(local), end, token);
    }

    private static bool IsAdaptive(Instance instance) => instance.Draft.Settings.Method.StepRule == StepRule.Adaptive;

    // A trace point after every step changes none of them. Early ends are decided at trace points, so the steps say where the instance ended.
    private static Instance Watched(Instance instance, long steps)
    {
        var settings = instance.Draft.Settings;
        var isAdaptive = IsAdaptive(instance);
        return instance with
        {
            Steps = isAdaptive ? instance.Steps : steps,
            Draft = instance.Draft with
            {
                Settings = settings with
                {
                    Method = isAdaptive ? settings.Method : settings.Method with { StopAt = 0 },
                    Trace = isAdaptive ? settings.Trace with { States = StateRows.All } : settings.Trace with { Every = 1, EveryTime = null, States = StateRows.All },
                },
            },
        };
    }
}
