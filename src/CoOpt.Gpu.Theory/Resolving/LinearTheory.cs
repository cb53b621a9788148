using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Theory.Linear;
using CoOpt.Gpu.Theory.Losses;

namespace CoOpt.Gpu.Theory.Resolving;

/// <summary>What is known of linear instances alone: no quantiser, constant Hessians, undirected networks.</summary>
/// <param name="BoundDefinite">The largest α with 2𝓛 + αH ⪰ 0.</param>
/// <param name="FlowRate">−max Re λ over the deflated spectrum, with the mean Laplacian over a pool.</param>
/// <param name="EulerRate">−ln max|1 + ηλ|/η; null for other steppers.</param>
/// <param name="Note">Why something is empty; empty text if nothing is.</param>
internal readonly record struct LinearTheory(double? BoundDefinite, double? FlowRate, double? EulerRate, string Note)
{
    /// <summary>Largest order (2n − 1)m whose unsymmetric spectrum is computed: its cost grows with the cube, about a second here.</summary>
    public const int LargestOrder = 600;

    /// <summary>Largest order for which frontiers are searched for on the spectrum: they take some forty spectra.</summary>
    public const int LargestFrontierOrder = 200;

    /// <summary>The flow's largest stable α; null unless asked for.</summary>
    public double? FrontierFlow { get; init; }

    /// <summary>That of Euler's method.</summary>
    public double? FrontierEuler { get; init; }

    /// <summary>The theory of <paramref name="draft"/>, empty with a note where it does not apply.</summary>
    /// <param name="draft">The instance.</param>
    /// <param name="learning">Its training problem, analysed.</param>
    /// <param name="alpha">α.</param>
    /// <param name="stepSize">η.</param>
    /// <param name="definiteBound">The bound of a network and losses, which does not depend on α and may be kept.</param>
    public static LinearTheory Of(
        InstanceDraft draft, LearningAnalysis learning, double alpha, double stepSize, Func<Network, ILocalLosses, double> definiteBound)
    {
        if (draft.Learning.Loss == LossKind.None)
        {
            return new(null, null, null, "no bounds, no α: there is no training");
        }

        if (draft.Learning.Loss is not (LossKind.Quadratic or LossKind.LeastSquares))
        {
            return Nothing(draft, "the loss is not quadratic");
        }

        var network = draft.Network.Graphs[0];
        if (draft.Network.Graphs.Any(g => g.Directed))
        {
            return Nothing(draft, "they are for undirected networks");
        }

        var order = ((2 * network.Nodes) - 1) * learning.Losses.Parameters;
        if (order > LargestOrder)
        {
            return Nothing(draft, FormattableString.Invariant($"the linear system has order {order}, above the limit of {LargestOrder}"));
        }

        var euler = draft.Settings.Method.Stepper == StepperKind.Euler;
        var searched = draft.Settings.Method.Alpha.Frontier is not null;

        // The search begins at α = bound, which is what α is resolved to where it is searched for.
        var frontier = searched && !draft.Network.IsSwitching && order <= LargestFrontierOrder ? new SpectralFrontier(network, learning.Losses, alpha) : null;
        var (flow, step) = (frontier?.OfFlow(), euler ? frontier?.OfEuler(stepSize) : null);
        if (draft.Settings.Links.EffectiveQuantizer != QuantizerKind.None)
        {
            return Nothing(draft, "") with { FrontierFlow = flow, FrontierEuler = step };
        }

        if (draft.Network.IsSwitching)
        {
            return OfPool(draft, learning, alpha, stepSize, order);
        }

        var spectrum = LinearFlow.DeflatedSpectrum(network, learning.Losses, alpha);
        var large = FormattableString.Invariant($"the spectral frontiers are computed up to order {LargestFrontierOrder}, this system has {order}");
        return new(
            definiteBound(network, learning.Losses),
            LinearFlow.FlowRate(spectrum),
            euler ? LinearFlow.EulerRate(spectrum, stepSize) : null,
            euler ? searched && frontier is null ? large : "" : "no predicted rate: it is for Euler's method")
        {
            FrontierFlow = flow,
            FrontierEuler = step,
        };
    }

    private static LinearTheory OfPool(InstanceDraft draft, LearningAnalysis learning, double alpha, double stepSize, int order)
    {
        if (draft.Network.EverySteps == 0 || draft.Settings.Method.Stepper != StepperKind.Euler || order > LargestFrontierOrder)
        {
            return new(null, null, null, "no predicted rate: over a pool it is for Euler's method, switching by steps and small systems");
        }

        return new(
            null,
            PoolRates.MeanFlow(draft.Network, learning.Losses, alpha),
            PoolRates.Euler(draft.Network, learning.Losses, alpha, stepSize),
            "no definite bound: it is for a fixed network");
    }

    // Of several reasons the links come first.
    private static LinearTheory Nothing(InstanceDraft draft, string reason)
    {
        var quantised = draft.Settings.Links.EffectiveQuantizer != QuantizerKind.None;
        return new(null, null, null, "no predicted rate or definite bound: " + (quantised ? "the links are quantised" : reason));
    }
}
