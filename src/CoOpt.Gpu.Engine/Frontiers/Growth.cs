using CoOpt.Gpu.Engine.Images;

namespace CoOpt.Gpu.Engine.Frontiers;

/// <summary>What ‖δ‖ does over a horizon T, read off its values at evenly spaced steps from 0 to the end.</summary>
/// <param name="Verdict">Whether it grows or shrinks.</param>
/// <param name="Change">Growth × T: the least-squares slope of ln‖δ‖ over the last half of the horizon, times T.</param>
internal readonly record struct Growth(ProbeVerdict Verdict, double Change)
{
    /// <summary>|growth × T| beyond which its sign is taken as certain.</summary>
    public const double Certain = 3;

    /// <summary>‖δ‖ below this multiple of its start has decayed: rounding is near.</summary>
    public const double Floor = 1e-10;

    /// <summary>The longest cycle looked for, in intervals between values.</summary>
    private const int LongestCycle = 8;

    /// <summary>As it is kept outside of the program.</summary>
    public ProbeImage Image => new((byte)Verdict, Change);

    /// <summary>What was kept.</summary>
    public static Growth From(ProbeImage image) => new((ProbeVerdict)image.Verdict, image.Change);

    /// <summary>
    /// What <paramref name="deviations"/> say. A decay must go on in the last quarter: where it slackens there, the smaller of the two slopes in size counts, since a mode that grows may still hide under
    /// those that decay.
    /// </summary>
    public static Growth Of(ReadOnlySpan<double> deviations)
    {
        foreach (var value in deviations)
        {
            if (value <= Floor * deviations[0])
            {
                return new(ProbeVerdict.Stable, double.NegativeInfinity);
            }
        }

        var last = deviations.Length - 1;
        if (Repeats(deviations, last / 2))
        {
            return new(ProbeVerdict.Cycle, 0);
        }

        var change = Slope(deviations[(last / 2)..]) * last;
        change = change < 0 ? Math.Max(change, Slope(deviations[(3 * last / 4)..]) * last) : change;
        return new(change > Certain ? ProbeVerdict.Unstable : change < -Certain ? ProbeVerdict.Stable : ProbeVerdict.Open, change);
    }

    private static bool Repeats(ReadOnlySpan<double> values, int from)
    {
        for (var cycle = 1; cycle <= LongestCycle; cycle++)
        {
            if (values[from..].SequenceEqual(values[(from - cycle)..^cycle]))
            {
                return true;
            }
        }

        return false;
    }

    // Per interval between values.
    private static double Slope(ReadOnlySpan<double> values)
    {
        double meanPlace = (values.Length - 1) / 2.0, mean = 0;
        foreach (var value in values)
        {
            mean += Math.Log(value) / values.Length;
        }

        double covariance = 0, variance = 0;
        for (var k = 0; k < values.Length; k++)
        {
            covariance += (k - meanPlace) * (Math.Log(values[k]) - mean);
            variance += (k - meanPlace) * (k - meanPlace);
        }

        return covariance / variance;
    }
}
