namespace CoOpt.Gpu.Engine.Frontiers;

/// <summary>What ‖δ‖ does over a horizon, read off its values at evenly spaced steps from 0 to the end.</summary>
internal static class Growth
{
    /// <summary>|growth × T| beyond which the sign of the growth is taken as certain.</summary>
    public const double Certain = 3;

    /// <summary>‖δ‖ below this multiple of its start has decayed: rounding is near.</summary>
    public const double Floor = 1e-10;

    /// <summary>
    /// Growth × T: the least-squares slope of ln‖δ‖ over the last half of the horizon times its length, T. −∞ where ‖δ‖ has decayed to the floor. A decay must go on in the last quarter: where it slackens
    /// there, the smaller of the two in size is given, since a mode that grows may still hide under those that decay.
    /// </summary>
    public static double Of(ReadOnlySpan<double> deviations)
    {
        foreach (var value in deviations)
        {
            if (value <= Floor * deviations[0])
            {
                return double.NegativeInfinity;
            }
        }

        var last = deviations.Length - 1;
        var half = Slope(deviations[(last / 2)..]) * last;
        return half < 0 ? Math.Max(half, Slope(deviations[(3 * last / 4)..]) * last) : half;
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
