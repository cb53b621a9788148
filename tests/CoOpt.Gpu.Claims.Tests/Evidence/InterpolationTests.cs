using CoOpt.Gpu.Claims.Evidence;

namespace CoOpt.Gpu.Claims.Tests.Evidence;

public class InterpolationTests
{
    private static readonly (double, double)[] Points = [(1, 100), (3, 1), (3, 2), (5, 0.01)];

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 10)]
    [InlineData(3, 1)]
    [InlineData(4.5, 0.0316227766016838)]
    [InlineData(5, 0.01)]
    [InlineData(0.9, double.NaN)]
    [InlineData(5.1, double.NaN)]
    public void It_is_linear_in_the_logarithm_and_never_beyond_the_points(double x, double y) => Assert.Equal(y, Interpolation.Logarithmic(Points, x), 12);
}
