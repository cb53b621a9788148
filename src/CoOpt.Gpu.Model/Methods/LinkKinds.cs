namespace CoOpt.Gpu.Model.Methods;

/// <summary>What ⟨a, b⟩ means in Σⱼ wᵢⱼ⟨aⱼ, aᵢ⟩.</summary>
public enum CouplingKind
{
    /// <summary>q(a) − q(b): each node broadcasts one quantised message.</summary>
    Node,

    /// <summary>q(a − b): the difference over a link is quantised.</summary>
    Edge,

    /// <summary>a − b, without a quantiser.</summary>
    Ideal,
}

/// <summary>The quantiser q of the links, or the map in its place.</summary>
public enum QuantizerKind
{
    /// <summary>q(v) = v.</summary>
    None,

    /// <summary>q(v) = sgn(v)·e^{ρk}, the level k defined by comparison with the boundaries.</summary>
    Log,

    /// <summary>q(v) = Δ·round(v/Δ), ties to even.</summary>
    Uniform,

    /// <summary>q(v) = sgn(v)(|v|ᵃ + |v|ᵇ), a map of differences without levels: of <see cref="AlgorithmKind.Sign"/>.</summary>
    SignPower,

    /// <summary>q(v) = min(max(v, −δ), δ), a map of differences without levels: of <see cref="AlgorithmKind.Saturated"/>.</summary>
    Saturation,

    /// <summary>q(v) = sgn(v): of <see cref="AlgorithmKind.SingleBit"/>.</summary>
    SingleBit,
}

/// <summary>Where the boundaries of the logarithmic quantiser lie.</summary>
public enum Rounding
{
    /// <summary>B_k = e^{ρ(k − ½)}.</summary>
    Nearest,

    /// <summary>B_k = e^{ρk}.</summary>
    Floor,
}
