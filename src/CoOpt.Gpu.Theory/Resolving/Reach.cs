using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Theory.Resolving;

/// <summary>Whether a run can get to its stopping residual at the rate predicted for it.</summary>
public static class Reach
{
    /// <summary>steps·η·rate &lt; ln(1/stopAt): it cannot. Null where no rate is predicted or nothing is to be reached (stopAt 0).</summary>
    public static bool? FallsShort(Instance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var stopAt = instance.Draft.Settings.Method.StopAt;
        var rate = instance.Theory.RatePredicted ?? instance.Theory.FlowRate;
        return rate is { } r && stopAt > 0 && double.IsFinite(instance.Horizon) ? instance.Horizon * r < -Math.Log(stopAt) : null;
    }
}
