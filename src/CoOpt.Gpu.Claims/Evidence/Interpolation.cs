namespace CoOpt.Gpu.Claims.Evidence;

/// <summary>Numbers between measured points.</summary>
internal static class Interpolation
{
    /// <summary>The value at <paramref name="x"/>, ln y linear between the points on both sides; NaN outside them.</summary>
    /// <param name="points">Points in ascending x, y above 0; of points with equal x the smallest y counts.</param>
    /// <param name="x">Where.</param>
    public static double Logarithmic(IReadOnlyList<(double X, double Y)> points, double x)
    {
        var distinct = points.GroupBy(p => p.X).Select(g => (X: g.Key, Y: g.Min(p => p.Y))).ToList();
        var above = distinct.FindIndex(p => p.X >= x);
        if (above < 0 || (above == 0 && distinct[0].X > x))
        {
            return double.NaN;
        }

        var right = distinct[above];
        if (right.X == x)
        {
            return right.Y;
        }

        var left = distinct[above - 1];
        return left.Y * Math.Pow(right.Y / left.Y, (x - left.X) / (right.X - left.X));
    }
}
