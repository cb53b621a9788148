using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>The common places along x at which traces of different step sizes are compared, and a trace's values there.</summary>
/// <param name="Places">The places, ascending.</param>
/// <param name="IsLogY">Whether values between trace points are interpolated in the logarithm.</param>
internal sealed record TraceGrid(ImmutableArray<double> Places, bool IsLogY)
{
    /// <summary>Places along a line: as many as the eye can tell apart on a page's width, and few enough for a small table.</summary>
    private const int MaximumPlaces = 161;

    /// <summary>What the traces span: ends of x, its positive lower end, and how y is distributed.</summary>
    public sealed record Extent(double High, double LowPositive, double LowY, double HighY, int Positive, int NotPositive)
    {
        public static Extent Of(IEnumerable<InstanceTrace> traces)
        {
            var (high, lowPositive, lowY, highY, positive, not) = (0.0, double.PositiveInfinity, double.PositiveInfinity, 0.0, 0, 0);
            foreach (var trace in traces)
            {
                high = Math.Max(high, trace.X[^1]);
                lowPositive = Math.Min(lowPositive, trace.X.FirstOrDefault(x => x > 0, double.PositiveInfinity));
                foreach (var y in trace.Y)
                {
                    positive += y > 0 ? 1 : 0;
                    not += y <= 0 ? 1 : 0;
                    lowY = y > 0 ? Math.Min(lowY, y) : lowY;
                    highY = double.IsFinite(y) ? Math.Max(highY, y) : highY;
                }
            }

            return new Extent(high, lowPositive, lowY, highY, positive, not);
        }

        /// <summary>Gaps that have vanished may be zero or negative by rounding, so that a few such values do not make a wide range linear.</summary>
        public ScaleKind YScale(RecipeScale scale) =>
            scale == RecipeScale.Auto && Positive <= NotPositive ? ScaleKind.Linear : Scales.OfValues(scale, Positive > 0 ? [LowY, HighY] : []);
    }

    /// <summary>Evenly spaced places on the scale of x; whole numbers of <paramref name="every"/> where it is given and they are few enough.</summary>
    public static TraceGrid Of(Extent extent, ScaleKind xScale, ScaleKind yScale, int? every)
    {
        var low = xScale == ScaleKind.Log ? Math.Log(extent.LowPositive) : 0;
        var high = xScale == ScaleKind.Log ? Math.Log(extent.High) : extent.High;
        var count = MaximumPlaces;
        if (every is { } step && xScale != ScaleKind.Log && extent.High >= step)
        {
            var steps = (long)(extent.High / step);
            var stride = (steps + MaximumPlaces - 2) / (MaximumPlaces - 1);
            return new TraceGrid([.. Enumerable.Range(0, (int)(steps / stride) + 1).Select(k => (double)k * stride * step)], yScale == ScaleKind.Log);
        }

        var places = Enumerable.Range(0, count).Select(k => low + ((high - low) * k / (count - 1)));
        return new TraceGrid([.. xScale == ScaleKind.Log ? places.Select(Math.Exp) : places], yScale == ScaleKind.Log);
    }

    /// <summary>The values of a trace at the places. Beyond its end it keeps its last value, or <paramref name="beyond"/> where that is given; NaN before its start and beside gaps.</summary>
    public double[] Values(InstanceTrace trace, double? beyond)
    {
        var values = new double[Places.Length];
        var at = 0;
        for (var k = 0; k < values.Length; k++)
        {
            // The last place may exceed the last trace point by rounding.
            var place = Places[k];
            while (at + 1 < trace.X.Length && trace.X[at + 1] <= place)
            {
                at++;
            }

            values[k] = place < trace.X[at] ? double.NaN
                : at + 1 == trace.X.Length ? (place <= trace.X[at] * (1 + 1e-12) ? trace.Y[at] : beyond ?? trace.Y[at])
                : Between(trace.Y[at], trace.Y[at + 1], (place - trace.X[at]) / (trace.X[at + 1] - trace.X[at]));
        }

        return values;
    }

    private double Between(double a, double b, double t) =>
        t == 0 ? a
        : IsLogY && a > 0 && b > 0 ? Math.Exp(Math.Log(a) + (t * (Math.Log(b) - Math.Log(a))))
        : a + (t * (b - a));
}
