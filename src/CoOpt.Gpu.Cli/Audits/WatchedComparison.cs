using CoOpt.Gpu.Engine.Audits;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Cli.Audits;

/// <summary>What the device gave when it was looked at after every step must be what it gave unwatched: then what the reference was held against is the run.</summary>
internal static class WatchedComparison
{
    /// <summary>The first trace point, or the last row where no trace is kept, that is another; null where none is.</summary>
    public static ManifestAuditDifference? Compare(InstanceResult result, IReadOnlyList<TraceRow> traces, IReadOnlyList<TracePoint> points)
    {
        var byStep = points.ToDictionary(p => p.Step);
        foreach (var row in traces.Count > 0 ? traces : [result.Last])
        {
            if (!byStep.TryGetValue(row.Step, out var point))
            {
                continue;
            }

            foreach (var (name, recorded, watched) in ((string, double, double)[])
                [
                    ("t", row.Time, point.Time), ("cost_gap", row.CostGap, point.CostGap), ("loss_gap", row.LossGap, point.LossGap), ("distance", row.Distance, point.Distance),
                    ("consensus", row.Consensus, point.Consensus), ("box_violation", row.BoxViolation, point.BoxViolation), ("lyapunov", row.Lyapunov, point.Lyapunov),
                ])
            {
                if (!recorded.Equals(watched))
                {
                    return Of(result.Instance.Index, "watched", new AuditDifference(row.Step, name, FormattableString.Invariant($"{recorded:R}"), FormattableString.Invariant($"{watched:R}"), ""));
                }
            }
        }

        return null;
    }

    /// <summary>A difference as the manifest has it.</summary>
    public static ManifestAuditDifference Of(long instance, string against, AuditDifference d) => new(instance, against, d.Step, d.Variable, d.Device, d.Reference, d.Note);
}
