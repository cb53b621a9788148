using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Theory.Algebra;
using CoOpt.Gpu.Theory.Losses;

namespace CoOpt.Gpu.Theory.Resolving;

/// <summary>
/// Where the start sends the nodes. Σs = Σz − Σ∇gᵢ(yᵢ) is conserved, so a consensus at rest, z = 0, has Σ∇gᵢ(y∞) = −Σsᵢ(0): y* for z(0) = ∇g(y(0)),
/// and for z(0) = 0 the point with Σ∇gᵢ(y∞) = Σ∇gᵢ(yᵢ(0)). With constant Hessians y∞ − y* = (ΣHᵢ)⁻¹Σ∇gᵢ(yᵢ(0)).
/// </summary>
internal static class StartOffset
{
    // As for the centralised optimum: a dense factor of order m.
    private const int LargestDense = 1000;

    /// <summary>‖y∞ − y*‖; null where a start with z(0) = 0 meets Hessians that are not constant, a directed network, or more than 1,000 parameters.</summary>
    public static double? Of(InstanceDraft draft, ILocalLosses losses)
    {
        if (draft.Start.TrackerAtGradient)
        {
            return 0;
        }

        var m = losses.Parameters;
        var linear = draft.Learning.Loss is LossKind.Quadratic or LossKind.LeastSquares;
        if (!linear || m > LargestDense || draft.Network.Graphs.Any(g => g.Directed))
        {
            return null;
        }

        var start = draft.Start.Y.AsSpan();
        var (hessian, gradient, offset) = (new double[m * m], new double[m], new double[m]);
        losses.AddHessianSum(start[..m], hessian);
        for (var i = 0; i < losses.Nodes; i++)
        {
            losses.Gradient(i, start.Slice(i * m, m), gradient);
            Vectors.AddScaled(1, gradient, offset);
        }

        if (!Cholesky.TryFactor(hessian, m))
        {
            return null;
        }

        Cholesky.Solve(hessian, offset);
        return Vectors.Norm(offset);
    }
}
