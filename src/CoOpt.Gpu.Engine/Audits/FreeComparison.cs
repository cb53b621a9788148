using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Audits;

/// <summary>A whole run under error control beside the reference's own: both land on the same times, and what error control tolerates is what they may differ by.</summary>
internal static class FreeComparison
{
    /// <summary>A few hundred local errors add up over a run.</summary>
    private const double Factor = 100;

    /// <summary>Compares states and observables at every trace point.</summary>
    public static InstanceAudit Run(Instance instance, StateHistory device, int local, CancellationToken token)
    {
        var reference = new StateHistory(1);
        new ReferenceRun(instance, 0, reference, token).ToEnd();
        var (method, worst, worstPoint) = (instance.Draft.Settings.Method, 0.0, 0.0);
        var tolerance = Factor * Math.Max(method.RelativeTolerance, method.AbsoluteTolerance);
        var points = device.Points(local);
        AuditDifference? difference = null;
        var k = 0;
        for (; k < Math.Max(points.Count, reference.Points(0).Count) && difference is null; k++)
        {
            // Cut off at its step limit, a run ends between the times that both must meet.
            if (k > 0 && IsCutOff(points, k, instance) && IsCutOff(reference.Points(0), k, instance))
            {
                break;
            }

            if (k >= points.Count || k >= reference.Points(0).Count || points[k].Time != reference.Points(0)[k].Time)
            {
                difference = new AuditDifference(k < points.Count ? points[k].Step : -1, "t", Time(points, k), Time(reference.Points(0), k), "");
                break;
            }

            var (mine, other) = (device.States(local)[k], reference.States(0)[k]);
            var scale = Math.Max(1, Math.Max(mine.MaxNorm(), other.MaxNorm()));
            foreach (var (entry, a, b) in StateEntry.Pairs(mine, other, instance.Parameters))
            {
                var error = a.Equals(b) ? 0 : Math.Abs(a - b) / scale;
                worst = Math.Max(worst, error);
                if (!(error <= tolerance))
                {
                    difference = AuditDifference.Of(points[k].Step, entry.ToString(), a, b, tolerance * scale);
                    break;
                }
            }

            if (difference is null)
            {
                (var error, difference) = PointComparison.Compare(instance, points[k], reference.Points(0)[k], other, tolerance);
                worstPoint = Math.Max(worstPoint, error);
            }
        }

        var (end, expected) = (device.End(local), reference.End(0));
        if (difference is null && end?.Outcome != expected?.Outcome)
        {
            difference = new AuditDifference(end?.Steps ?? -1, "outcome", $"{end?.Outcome}", $"{expected?.Outcome}", "");
        }

        return new InstanceAudit { Instance = instance, Steps = end?.Steps ?? 0, Points = k, WorstFree = worst, WorstPoint = worstPoint, Difference = difference };
    }

    private static bool IsCutOff(IReadOnlyList<TracePoint> points, int k, Instance instance) => k == points.Count - 1 && points[k].Step == instance.Steps && points[k].Time < instance.Horizon;

    private static string Time(IReadOnlyList<TracePoint> points, int k) => k < points.Count ? FormattableString.Invariant($"{points[k].Time:R}") : "no such trace point";
}
