namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>A number of features that is known when a loop is compiled, so that parameters and gradient stay in registers.</summary>
internal interface IFeatureCount
{
    /// <summary>Features, 1 to 3.</summary>
    static abstract int Value { get; }
}

/// <summary>One feature.</summary>
internal readonly struct OneFeature : IFeatureCount
{
    /// <inheritdoc/>
    public static int Value => 1;
}

/// <summary>Two features.</summary>
internal readonly struct TwoFeatures : IFeatureCount
{
    /// <inheritdoc/>
    public static int Value => 2;
}

/// <summary>Three features.</summary>
internal readonly struct ThreeFeatures : IFeatureCount
{
    /// <inheritdoc/>
    public static int Value => 3;
}
