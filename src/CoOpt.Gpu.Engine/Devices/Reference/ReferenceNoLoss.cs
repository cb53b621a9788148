using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>No training: 0, without parameters.</summary>
internal sealed class ReferenceNoLoss(LearningProblem problem) : ReferenceLoss(problem)
{
    /// <inheritdoc/>
    public override double Value(int node, ReadOnlySpan<double> y) => 0;

    /// <inheritdoc/>
    public override void AddGradient(int node, ReadOnlySpan<double> y, Span<double> gradient, Span<double> magnitude)
    {
    }
}
