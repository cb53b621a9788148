namespace CoOpt.Gpu.Kernels.Losses;

/// <summary>A number of features that is known when a loop is compiled, so that parameters and gradient stay in registers.</summary>
internal interface IFeatureCount
{
    /// <summary>Features, 1 to 9.</summary>
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

/// <summary>Four features.</summary>
internal readonly struct FourFeatures : IFeatureCount
{
    /// <inheritdoc/>
    public static int Value => 4;
}

/// <summary>Eight features.</summary>
internal readonly struct EightFeatures : IFeatureCount
{
    /// <inheritdoc/>
    public static int Value => 8;
}

/// <summary>Five features.</summary>
internal readonly struct FiveFeatures : IFeatureCount
{
    /// <inheritdoc/>
    public static int Value => 5;
}

/// <summary>Six features.</summary>
internal readonly struct SixFeatures : IFeatureCount
{
    /// <inheritdoc/>
    public static int Value => 6;
}

/// <summary>Seven features.</summary>
internal readonly struct SevenFeatures : IFeatureCount
{
    /// <inheritdoc/>
    public static int Value => 7;
}

/// <summary>Nine features.</summary>
internal readonly struct NineFeatures : IFeatureCount
{
    /// <inheritdoc/>
    public static int Value => 9;
}
