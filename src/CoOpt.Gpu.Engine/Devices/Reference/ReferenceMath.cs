namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>The few functions that the losses and the penalty share, and a sum that does not add error of its own.</summary>
internal static class ReferenceMath
{
    /// <summary>1/(1 + e^{−u}), without overflow.</summary>
    public static double Sigmoid(double u)
    {
        var e = Math.Exp(-Math.Abs(u));
        return (u >= 0 ? 1 : e) / (1 + e);
    }

    /// <summary>log(1 + e^u), without overflow or loss for large |u|.</summary>
    public static double LogOnePlusExp(double u) => Math.Max(u, 0) + LogOnePlus(Math.Exp(-Math.Abs(u)));

    /// <summary>Σ vᵢ with Neumaier's compensation: the invariants are judged by it, so it must not drift itself.</summary>
    public static double Sum(IEnumerable<double> values)
    {
        double sum = 0, lost = 0;
        foreach (var v in values)
        {
            var next = sum + v;
            lost += Math.Abs(sum) >= Math.Abs(v) ? sum - next + v : v - next + sum;
            sum = next;
        }

        return sum + lost;
    }

    /// <summary>log(1 + e) for 0 ≤ e ≤ 1; the factor mends what rounding 1 + e lost.</summary>
    private static double LogOnePlus(double e)
    {
        var w = 1 + e;
        return w == 1 ? e : Math.Log(w) * (e / (w - 1));
    }
}
