using CoOpt.Gpu.Theory.Losses;

namespace CoOpt.Gpu.Theory.Optima;

/// <summary>The diagonal of ΣHᵢ, inverted.</summary>
internal sealed class DiagonalPreconditioner
{
    private readonly double[] _diagonal;

    /// <summary>Takes the diagonal at <paramref name="y"/>.</summary>
    public DiagonalPreconditioner(ILocalLosses losses, double[] y)
    {
        _diagonal = new double[losses.Parameters];
        losses.HessianSumDiagonal(y, _diagonal);
        var largest = _diagonal.Max();
        for (var i = 0; i < _diagonal.Length; i++)
        {
            // A parameter without curvature (a feature that is always 0, without ridge) must not be divided by 0.
            _diagonal[i] = Math.Max(_diagonal[i], 1e-14 * largest);
        }
    }

    /// <summary>r ← D⁻¹r.</summary>
    public void Apply(Span<double> r)
    {
        for (var i = 0; i < r.Length; i++)
        {
            r[i] /= _diagonal[i];
        }
    }
}
