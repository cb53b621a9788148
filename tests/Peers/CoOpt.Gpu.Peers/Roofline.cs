using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Peers;

/// <summary>
/// What a node-step takes at least, in operations of one lane of a vector unit (a fused multiply-add, an addition, a comparison: all take the same slot), and exact divisions, which have a unit of their own and
/// run beside them. Loads, stores and everything else are left out: this is the limit of a machine that does nothing but the formulas.
/// </summary>
internal sealed record Roofline(double Fixed, double Anew, double Divisions)
{
    // Slots of an exponential, and of a quantisation anew (logarithm, level, exponential, sign): as written out in cpp/lanes.hpp.
    private const double Exponential = 14, Quantisation = 36;

    // Per value sent: two comparisons that its level has not changed. Per value updated: the step, a sum and a largest magnitude.
    private const double Kept = 2, Updated = 3;

    // Slope of the cost with its penalty, and whatever else a node has once.
    private const double Node = 8;

    /// <summary>Counts for an instance of the workload.</summary>
    public static Roofline Of(Workload workload)
    {
        var draft = workload.Instances[0].Draft;
        double m = workload.Parameters, sent = 1 + (2 * m), degree = 2 * draft.Network.MeanEdges / workload.Nodes;
        var samples = draft.Learning.Samples is { } data ? (double)data.Count / workload.Nodes : 0;
        var (gradient, divisions) = draft.Learning.Loss switch
        {
            LossKind.Quadratic => (m * m, 0.0),
            LossKind.LeastSquares => (samples * 2 * m, 0),
            _ => (samples * ((2 * m) + Exponential + 2), samples),
        };
        var messages = draft.Settings.Links.Coupling == CouplingKind.Edge ? degree / 2 * sent : sent;
        return new Roofline(gradient + (degree * sent) + (Updated * sent) + (Kept * messages) + Node, Quantisation * messages, divisions + 1);
    }

    /// <summary>Node-steps a second if every message is quantised anew, and if none changes its level.</summary>
    public (double Eager, double Lazy) Limits(double operations, double divisions) =>
        (Math.Min(operations / (Fixed + Anew), divisions / Divisions), Math.Min(operations / Fixed, divisions / Divisions));
}
