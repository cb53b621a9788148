using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Theory.Resolving;

/// <summary>The automatic step size.</summary>
public static class StepSize
{
    /// <summary>
    /// Half the smallest of 2/(λₙ·f″max·K̄), for x, and 2/(2λₙK̄ + αL), for (y, s): a guarantee for ideal coupling with convex losses, a heuristic otherwise.
    /// +∞ is impossible while α·L &gt; 0.
    /// </summary>
    /// <param name="lambdaMax">λₙ, or a bound on it.</param>
    /// <param name="costCurvature">f″max of the CPU cost.</param>
    /// <param name="alpha">α.</param>
    /// <param name="lipschitz">L; null without training, where only x counts.</param>
    /// <param name="links">Quantiser and coupling: K̄.</param>
    public static double Auto(double lambdaMax, double costCurvature, double alpha, double? lipschitz, LinkSettings links)
    {
        ArgumentNullException.ThrowIfNull(links);
        var sector = links.UpperSector;
        var x = 1 / (lambdaMax * costCurvature * sector);
        return lipschitz is { } l ? Math.Min(x, 1 / ((2 * lambdaMax * sector) + (alpha * l))) : x;
    }
}
