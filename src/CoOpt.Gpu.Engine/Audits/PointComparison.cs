using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Audits;

/// <summary>Holds the observables of a trace point against those that the reference measures of the same state.</summary>
internal static class PointComparison
{
    /// <summary>The largest difference relative to its scale, and the observable that has it where that is more than <paramref name="tolerance"/>.</summary>
    public static (double Worst, AuditDifference? Difference) Compare(Instance instance, in TracePoint device, in TracePoint reference, ReferenceState state, double tolerance)
    {
        // Gaps and V are differences of sums, conserved sums are sums that cancel: their error is relative to what was summed.
        var costs = Math.Max(1, Math.Abs(instance.CpuOptimum.PenalisedCost) + Math.Abs(reference.CostGap));
        var losses = Math.Max(1, Math.Abs(instance.LearningOptimum.Loss) + Math.Abs(reference.LossGap));
        var lengths = Math.Max(1, reference.Distance);
        var demand = Math.Max(1, Math.Abs(instance.Draft.Cpu.Demand));
        var trackers = Math.Max(1, state.S.Sum(Math.Abs));
        (string Name, double Device, double Reference, double Scale)[] all =
        [
            ("t", device.Time, reference.Time, Math.Max(1, reference.Time)),
            ("cost_gap", device.CostGap, reference.CostGap, costs),
            ("loss_gap", device.LossGap, reference.LossGap, losses),
            ("distance", device.Distance, reference.Distance, lengths),
            ("consensus", device.Consensus, reference.Consensus, lengths),
            ("box_violation", device.BoxViolation, reference.BoxViolation, demand),
            ("lyapunov", device.Lyapunov, reference.Lyapunov, Math.Max(costs, Math.Abs(reference.Lyapunov))),
            ("feasibility", device.Feasibility, reference.Feasibility, Math.Max(demand, state.X.Sum(Math.Abs))),
            ("feasibility_max", device.FeasibilityMax, reference.FeasibilityMax, Math.Max(demand, Math.Max(state.X.Sum(Math.Abs), reference.FeasibilityMax))),
            ("tracker_drift_max", device.TrackerDriftMax, reference.TrackerDriftMax, Math.Max(trackers, reference.TrackerDriftMax)),
        ];
        var worst = 0.0;
        foreach (var (name, mine, other, scale) in all)
        {
            var error = mine.Equals(other) ? 0 : Math.Abs(mine - other) / scale;
            worst = Math.Max(worst, error); // Math.Max hands NaN on
            if (!(error <= tolerance))
            {
                return (worst, AuditDifference.Of(device.Step, name, mine, other, tolerance * scale));
            }
        }

        return (worst, null);
    }
}
