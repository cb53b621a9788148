namespace CoOpt.Gpu.Theory.Losses;

/// <summary>
/// The local losses gᵢ(y) of a training problem with their first and second derivatives, independent of the kernels, so that each can check the other.
/// Immutable and safe for concurrent use. A NaN in y gives NaN.
/// </summary>
public interface ILocalLosses
{
    /// <summary>n, the number of nodes.</summary>
    int Nodes { get; }

    /// <summary>m, the number of parameters.</summary>
    int Parameters { get; }

    /// <summary>gᵢ(y).</summary>
    double Value(int node, ReadOnlySpan<double> y);

    /// <summary>Writes ∇gᵢ(y), m values.</summary>
    void Gradient(int node, ReadOnlySpan<double> y, Span<double> gradient);

    /// <summary>Adds Σᵢ∇²gᵢ(y) to the m × m matrix <paramref name="hessian"/>, both triangles.</summary>
    void AddHessianSum(ReadOnlySpan<double> y, double[] hessian);

    /// <summary>Adds ∇²gᵢ(y) to the m × m matrix <paramref name="hessian"/>, both triangles.</summary>
    void AddHessian(int node, ReadOnlySpan<double> y, double[] hessian);

    /// <summary>Writes (Σᵢ∇²gᵢ(y))·v, m values.</summary>
    void HessianSumTimes(ReadOnlySpan<double> y, ReadOnlySpan<double> v, Span<double> product);

    /// <summary>Writes the diagonal of Σᵢ∇²gᵢ(y), m values.</summary>
    void HessianSumDiagonal(ReadOnlySpan<double> y, Span<double> diagonal);

    /// <summary>An upper bound on ‖∇²gᵢ(y)‖₂ over all y: the Lipschitz constant of ∇gᵢ.</summary>
    double Lipschitz(int node);
}
