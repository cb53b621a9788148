namespace CoOpt.Gpu.Model.Methods;

/// <summary>How values travel over the links.</summary>
/// <param name="Quantizer">The quantiser.</param>
/// <param name="Rho">ρ ∈ (0, 1], the logarithmic step; used by <see cref="QuantizerKind.Log"/>.</param>
/// <param name="Delta">Δ &gt; 0, the uniform step; used by <see cref="QuantizerKind.Uniform"/>.</param>
/// <param name="Rounding">The boundaries of the logarithmic quantiser.</param>
/// <param name="Coupling">What the quantiser is applied to.</param>
public sealed record LinkSettings(QuantizerKind Quantizer, double Rho, double Delta, Rounding Rounding, CouplingKind Coupling)
{
    /// <summary>The quantiser in effect: none under ideal coupling.</summary>
    public QuantizerKind EffectiveQuantizer => Coupling == CouplingKind.Ideal ? QuantizerKind.None : Quantizer;

    /// <summary>ρ as it enters the bounds: 0 unless the logarithmic quantiser is in effect.</summary>
    public double EffectiveRho => EffectiveQuantizer == QuantizerKind.Log ? Rho : 0;

    /// <summary>K̄, the upper sector sup q(v)/v: e^{ρ/2} (log, nearest), 1 (log floor, none), 2 (uniform).</summary>
    public double UpperSector => EffectiveQuantizer switch
    {
        QuantizerKind.Log => Rounding == Rounding.Nearest ? Math.Exp(Rho / 2) : 1,
        QuantizerKind.Uniform => 2,
        _ => 1,
    };
}
