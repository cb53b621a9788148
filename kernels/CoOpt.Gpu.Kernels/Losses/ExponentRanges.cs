namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>What is known of the exponents in a loop over samples when it is compiled.</summary>
internal interface IExponentRange
{
    /// <summary>Whether all lie where none is clamped.</summary>
    static abstract bool IsWithin { get; }
}

/// <summary>Nothing is known: each is clamped.</summary>
internal readonly struct Anywhere : IExponentRange
{
    /// <inheritdoc/>
    public static bool IsWithin => false;
}

/// <summary>No clamping changes any of them.</summary>
internal readonly struct WithinBounds : IExponentRange
{
    /// <inheritdoc/>
    public static bool IsWithin => true;
}
