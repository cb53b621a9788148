namespace CoOpt.Gpu.Theory.Losses;

/// <summary>ψ(u) = (C/μ)·log(1 + exp(μ(1 − l·u))), u = w·φ − ν; the node adds w·w.</summary>
internal readonly struct SmoothHinge(double c, double mu) : IMarginFunction
{
    /// <inheritdoc/>
    public double Intercept => -1;

    /// <inheritdoc/>
    public double Ridge => 2;

    /// <inheritdoc/>
    public double LargestCurvature => c * mu / 4;

    /// <inheritdoc/>
    public bool Mean => false;

    /// <inheritdoc/>
    public double Value(double u, double target) => c / mu * Softplus.Value(mu * (1 - (target * u)));

    /// <inheritdoc/>
    public double Slope(double u, double target) => -c * target * Softplus.Slope(mu * (1 - (target * u)));

    /// <inheritdoc/>
    public double Curvature(double u, double target) => c * mu * Softplus.Curvature(mu * (1 - (target * u)));
}
