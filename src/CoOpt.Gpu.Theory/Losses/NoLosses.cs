namespace CoOpt.Gpu.Theory.Losses;

/// <summary>No training: m = 0 and nothing to sum.</summary>
internal sealed class NoLosses : ILocalLosses
{
    /// <inheritdoc/>
    public int Nodes => 0;

    /// <inheritdoc/>
    public int Parameters => 0;

    /// <inheritdoc/>
    public double Value(int node, ReadOnlySpan<double> y) => 0;

    /// <inheritdoc/>
    public void Gradient(int node, ReadOnlySpan<double> y, Span<double> gradient)
    {
    }

    /// <inheritdoc/>
    public void AddHessianSum(ReadOnlySpan<double> y, double[] hessian)
    {
    }

    /// <inheritdoc/>
    public void AddHessian(int node, ReadOnlySpan<double> y, double[] hessian)
    {
    }

    /// <inheritdoc/>
    public void HessianSumTimes(ReadOnlySpan<double> y, ReadOnlySpan<double> v, Span<double> product)
    {
    }

    /// <inheritdoc/>
    public void HessianSumDiagonal(ReadOnlySpan<double> y, Span<double> diagonal)
    {
    }

    /// <inheritdoc/>
    public double Lipschitz(int node) => 0;
}
