using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Recipes;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Figures.Tests.Recipes;

public sealed class MarchingSquaresTests
{
    private static ImmutableArray<double> Axis(double low, double high, int count) => [.. Enumerable.Range(0, count).Select(k => low + ((high - low) * k / (count - 1)))];

    private static double[,] Sample(ImmutableArray<double> x, ImmutableArray<double> y, Func<double, double, double> f)
    {
        var values = new double[x.Length, y.Length];
        for (var k = 0; k < values.Length; k++)
        {
            values[k / y.Length, k % y.Length] = f(x[k / y.Length], y[k % y.Length]);
        }

        return values;
    }

    [Fact]
    public void A_circle_is_one_closed_path_of_its_length()
    {
        var (x, y) = (Axis(-2, 2, 101), Axis(-2, 2, 101));
        var path = Assert.Single(MarchingSquares.Zero(x, y, Sample(x, y, (a, b) => Math.Sqrt((a * a) + (b * b)) - 1.3)));
        Assert.Equal(path[0], path[^1]);

        // Linear interpolation errs by h²/(8R) at most, h the spacing.
        Assert.All(path, p => Assert.InRange(Math.Sqrt((p.X * p.X) + (p.Y * p.Y)), 1.3 - (0.04 * 0.04 / 8 / 1.3) - 1e-12, 1.3 + 1e-12));
        var length = path.Skip(1).Zip(path, (b, a) => Math.Sqrt(Math.Pow(b.X - a.X, 2) + Math.Pow(b.Y - a.Y, 2))).Sum();
        Assert.Equal(2 * Math.PI * 1.3, length, 2e-3 * length);
    }

    [Fact]
    public void A_plane_crosses_in_one_straight_line_wherever_it_lies() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<(NormalFloat A, NormalFloat B, byte C)>(),
        t =>
        {
            var (a, b) = (Math.Clamp(t.A.Get, -1e3, 1e3), Math.Clamp(t.B.Get, -1e3, 1e3));

            // Through the middle of the grid, so that there is a crossing unless the plane is level.
            var (x, y) = (Axis(0, 3, 5), Axis(-1, 1, 7));
            var centre = (X: 1.5 + (t.C / 1000.0), Y: 0.1);
            double F(double u, double v) => (a * (u - centre.X)) + (b * (v - centre.Y));
            var paths = MarchingSquares.Zero(x, y, Sample(x, y, F));
            var scale = Math.Abs(a) + Math.Abs(b);
            return scale < 1e-6 || (paths.Length == 1 && paths[0].All(p => Math.Abs(F(p.X, p.Y)) < 1e-9 * scale));
        }));

    [Fact]
    public void A_saddle_has_two_paths_that_do_not_cross_and_a_gap_has_none()
    {
        ImmutableArray<double> x = [0, 1], y = [0, 1];
        var high = MarchingSquares.Zero(x, y, new double[,] { { 3, -1 }, { -1, 1 } });
        Assert.Equal(2, high.Length);

        // The middle is above zero with the corners (0, 0) and (1, 1): the paths cut off the other two.
        Assert.All(high, p => Assert.True(p.All(q => q.X < q.Y || q.X > q.Y) && p.Select(q => q.X < q.Y).Distinct().Count() == 1));
        Assert.Empty(MarchingSquares.Zero(x, y, new double[,] { { 3, -1 }, { double.NaN, 1 } }));
        Assert.Empty(MarchingSquares.Zero(x, y, new double[,] { { 3, 1 }, { 2, 1 } }));
    }
}
