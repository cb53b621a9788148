namespace CoOpt.Gpu.Model.Methods;

/// <summary>How values travel over the links.</summary>
/// <param name="Quantizer">The quantiser.</param>
/// <param name="Rho">ρ ∈ (0, 1], the logarithmic step; used by <see cref="QuantizerKind.Log"/>.</param>
/// <param name="Delta">Δ &gt; 0, the uniform step; used by <see cref="QuantizerKind.Uniform"/>.</param>
/// <param name="Rounding">The boundaries of the logarithmic quantiser.</param>
/// <param name="Coupling">What the quantiser is applied to.</param>
public sealed record LinkSettings(QuantizerKind Quantizer, double Rho, double Delta, Rounding Rounding, CouplingKind Coupling)
{
    /// <summary>a ∈ (0, 1) of <see cref="QuantizerKind.SignPower"/>.</summary>
    public double LowerExponent { get; init; } = 0.5;

    /// <summary>b &gt; 1 of <see cref="QuantizerKind.SignPower"/>.</summary>
    public double UpperExponent { get; init; } = 1.5;

    /// <summary>δ &gt; 0 of <see cref="QuantizerKind.Saturation"/>.</summary>
    public double Saturation { get; init; } = 1;

    /// <summary>Whether messages are levels, which are counted; otherwise a message is a number of 64 bits.</summary>
    public bool HasLevels => EffectiveQuantizer is QuantizerKind.Log or QuantizerKind.Uniform or QuantizerKind.SingleBit;

    /// <summary>The coupling as messages are counted: a node that maps the difference to its neighbour itself only needs to hear the neighbour's number.</summary>
    public CouplingKind CountedCoupling => Quantizer is QuantizerKind.SignPower or QuantizerKind.Saturation ? CouplingKind.Node : Coupling;

    /// <summary>The quantiser in effect: none under ideal coupling.</summary>
    public QuantizerKind EffectiveQuantizer => Coupling == CouplingKind.Ideal ? QuantizerKind.None : Quantizer;

    /// <summary>ρ as it enters the bounds: 0 unless the logarithmic quantiser is in effect.</summary>
    public double EffectiveRho => EffectiveQuantizer == QuantizerKind.Log ? Rho : 0;

    /// <summary>K̄, the upper sector sup q(v)/v: e^{ρ/2} (log, nearest), 1 (log floor, saturation, none), 2 (uniform), +∞ (sign, single bit).</summary>
    public double UpperSector => EffectiveQuantizer switch
    {
        QuantizerKind.Log => Rounding == Rounding.Nearest ? Math.Exp(Rho / 2) : 1,
        QuantizerKind.Uniform => 2,
        QuantizerKind.SignPower or QuantizerKind.SingleBit => double.PositiveInfinity,
        _ => 1,
    };
}
