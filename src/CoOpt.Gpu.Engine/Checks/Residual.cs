using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Checks;

/// <summary>r = max(|F − F*|/max(1, |F*|), maxᵢ‖yᵢ − y*‖/max(1, ‖y*‖)), F with penalty: what convergence is judged by.</summary>
public readonly struct Residual
{
    private readonly double _distanceScale;

    /// <summary>The residual of <paramref name="instance"/>.</summary>
    public Residual(Instance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        CostScale = Math.Max(1, Math.Abs(instance.CpuOptimum.PenalisedCost));
        var norm = 0d;
        foreach (var y in instance.LearningOptimum.Y)
        {
            norm += y * y;
        }

        _distanceScale = Math.Max(1, Math.Sqrt(norm));
    }

    /// <summary>max(1, |F*_pen|), the scale of the relative cost gap.</summary>
    public double CostScale { get; }

    /// <summary>r at a cost gap and a distance.</summary>
    public double At(double costGap, double distance) => Math.Max(Math.Abs(costGap) / CostScale, distance / _distanceScale);
}
