namespace CoOpt.Gpu.Theory.Losses;

/// <summary>ψ(u) = log(1 + exp(−l·u)), u = w·φ + c, averaged over the node's samples; the node adds (ridge/2)‖w‖².</summary>
internal readonly struct Logistic(double ridge) : IMarginFunction
{
    /// <inheritdoc/>
    public double Intercept => 1;

    /// <inheritdoc/>
    public double Ridge => ridge;

    /// <inheritdoc/>
    public double LargestCurvature => 0.25;

    /// <inheritdoc/>
    public bool Mean => true;

    /// <inheritdoc/>
    public double Value(double u, double target) => Softplus.Value(-target * u);

    /// <inheritdoc/>
    public double Slope(double u, double target) => -target * Softplus.Slope(-target * u);

    /// <inheritdoc/>
    public double Curvature(double u, double target) => Softplus.Curvature(-target * u);
}
