using System.Globalization;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Model.Methods;

/// <summary>
/// Point k of an axis between two ends of which at least one is relative, such as <c>log(0.01, 1 * limit, 16)</c>:
/// from·(to/from)^{k/(n−1)} (log) or from + (to − from)·k/(n−1) (lin).
/// </summary>
/// <param name="From">The lower end.</param>
/// <param name="To">The upper end.</param>
/// <param name="Index">k, from 0.</param>
/// <param name="Count">n, at least 2.</param>
/// <param name="Logarithmic">Whether the points are equally far apart in the logarithm.</param>
public sealed record AxisPoint(Quantity From, Quantity To, int Index, int Count, bool Logarithmic)
{
    /// <summary>The absolute value, given the instance's bounds.</summary>
    /// <exception cref="InstanceException">The lower end is not below the upper one.</exception>
    public double Resolve(double bound, double limit)
    {
        var from = From.Resolve(bound, limit);
        var to = To.Resolve(bound, limit);
        if (from >= to || (Logarithmic && from <= 0))
        {
            throw new InstanceException(string.Create(CultureInfo.InvariantCulture, $"the axis {(Logarithmic ? "log" : "lin")} from {from:R} to {to:R} is empty; change its ends"));
        }

        var share = (double)Index / (Count - 1);
        return Index == 0 ? from : Index == Count - 1 ? to : Logarithmic ? from * Math.Pow(to / from, share) : from + ((to - from) * share);
    }
}
