namespace CoOpt.Gpu.Theory.Losses;

/// <summary>ψ(u) = (u − t)², u = w·φ − ν.</summary>
internal readonly struct SquaredResidual : IMarginFunction
{
    /// <inheritdoc/>
    public double Intercept => -1;

    /// <inheritdoc/>
    public double Ridge => 0;

    /// <inheritdoc/>
    public double LargestCurvature => 2;

    /// <inheritdoc/>
    public bool Mean => false;

    /// <inheritdoc/>
    public double Value(double u, double target) => (u - target) * (u - target);

    /// <inheritdoc/>
    public double Slope(double u, double target) => 2 * (u - target);

    /// <inheritdoc/>
    public double Curvature(double u, double target) => 2;
}
