using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Model.Tests.Methods;

public class QuantityTests
{
    private const double Bound = 0.75;
    private const double Limit = 4;

    [Fact]
    public void Is_a_number_or_a_multiple_of_a_bound()
    {
        Assert.Equal(0.5, new Quantity(0.5).Resolve(Bound, Limit));
        Assert.Equal(0.375, new Quantity(0.5, RelativeTo.Bound).Resolve(Bound, Limit));
        Assert.Equal(2, new Quantity(0.5, RelativeTo.Limit).Resolve(Bound, Limit));
        Assert.True(double.IsNaN(new Quantity(0.5, RelativeTo.Limit).Resolve(Bound, double.NaN)));
    }

    [Theory]
    [InlineData(true, 0, 1)]
    [InlineData(true, 1, 2)]
    [InlineData(true, 2, 4)]
    [InlineData(false, 1, 2.5)]
    public void Is_a_point_between_ends_of_different_units(bool logarithmic, int index, double expected)
    {
        var point = new AxisPoint(new Quantity(1), new Quantity(1, RelativeTo.Limit), index, 3, logarithmic);

        Assert.Equal(expected, point.Resolve(Bound, Limit), 1e-15);
        Assert.Equal(3 * expected, new Quantity(3) { Point = point }.Resolve(Bound, Limit), 1e-14);
    }

    [Fact]
    public void An_axis_that_is_empty_for_an_instance_says_so()
    {
        var point = new AxisPoint(new Quantity(5), new Quantity(1, RelativeTo.Limit), 1, 3, true);

        Assert.Contains("from 5 to 4", Assert.Throws<InstanceException>(() => point.Resolve(Bound, Limit)).Message, StringComparison.Ordinal);
    }
}
