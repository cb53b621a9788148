using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Theory.Bounds;

/// <summary>The three forms of the sufficient bound on α (arXiv 2510.25176), from |λ₂|/L and the quantiser's upper sector; null where there is no λ₂ or no L.</summary>
/// <param name="Limit">|λ₂|/L.</param>
/// <param name="Printed">|λ₂|/(L(1 + ρ²/4)).</param>
/// <param name="Half">|λ₂|/(L(1 + ρ/2)).</param>
/// <param name="Exact">|λ₂|/(L·K̄), K̄ = sup q(v)/v.</param>
public readonly record struct StabilityBounds(double? Limit, double? Printed, double? Half, double? Exact)
{
    /// <summary>The bounds for one instance; without a logarithmic quantiser ρ is 0.</summary>
    /// <param name="lambda2">λ₂, null for a directed network.</param>
    /// <param name="lipschitz">L &gt; 0; null without training.</param>
    /// <param name="links">Quantiser and coupling.</param>
    public static StabilityBounds Of(double? lambda2, double? lipschitz, LinkSettings links)
    {
        ArgumentNullException.ThrowIfNull(links);
        var limit = Math.Abs(lambda2 ?? double.NaN) / (lipschitz ?? double.NaN);
        if (double.IsNaN(limit))
        {
            return default;
        }

        var rho = links.EffectiveRho;
        return new(limit, limit / (1 + (rho * rho / 4)), limit / (1 + (rho / 2)), limit / links.UpperSector);
    }
}
