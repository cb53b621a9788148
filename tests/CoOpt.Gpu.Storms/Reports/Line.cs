namespace CoOpt.Gpu.Storms.Reports;

/// <summary>A line fitted to what was measured over time.</summary>
/// <param name="PerHour">Its slope.</param>
/// <param name="Mean">The mean value.</param>
/// <param name="Most">The largest.</param>
public sealed record Line(double PerHour, double Mean, double Most)
{
    /// <summary>By least squares, without the first fifth, in which programs are still being compiled.</summary>
    /// <param name="samples">What was measured, in order.</param>
    /// <param name="seconds">When.</param>
    /// <param name="value">How much.</param>
    public static Line Through<T>(IReadOnlyList<T> samples, Func<T, double> seconds, Func<T, double> value)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var settled = samples.Skip(samples.Count / 5).ToList();
        if (settled.Count == 0)
        {
            return new Line(0, 0, 0);
        }

        var (t, v) = (settled.Average(seconds), settled.Average(value));
        var spread = settled.Sum(s => (seconds(s) - t) * (seconds(s) - t));
        return new Line(spread > 0 ? 3600 * settled.Sum(s => (seconds(s) - t) * (value(s) - v)) / spread : 0, v, samples.Max(value));
    }
}
