using CoOpt.Gpu.Engine.Checks;

namespace CoOpt.Gpu.Engine.Tests.Checks;

public sealed class ResidualHistoryTests
{
    [Fact]
    public void Rate_of_an_exponential_is_its_exponent()
    {
        var history = Filled(k => Math.Exp(-0.7 * k * 0.1));
        Assert.Equal(0.7, history.Rate()!.Value, 12);
    }

    [Fact]
    public void Rate_ignores_the_start_and_the_floor()
    {
        // A slow start above 1e-2 and a floor at 1e-9 would both flatten the slope.
        var history = Filled(k => k < 50 ? Math.Exp(-0.01 * k) : Math.Max(1e-9, Math.Exp(-0.5 - (0.8 * (k - 50) * 0.1))));
        Assert.Equal(0.8, history.Rate()!.Value, 6);
    }

    [Fact]
    public void Rate_needs_ten_points_in_the_window()
    {
        Assert.Null(Filled(k => Math.Exp(-3.0 * k)).Rate());
        Assert.Null(Filled(_ => 1).Rate());
    }

    [Fact]
    public void Steps_to_tolerance_is_the_first_point_or_nothing()
    {
        var history = Filled(k => 1.0 / (k + 1));
        Assert.Equal(30, history.StepsTo(0.25));
        Assert.Null(history.StepsTo(1e-9));
    }

    [Fact]
    public void A_flat_last_quarter_is_a_stall_and_a_falling_one_is_not()
    {
        Assert.True(Filled(k => Math.Max(0.5, Math.Exp(-k))).Stalled());
        Assert.False(Filled(k => Math.Exp(-0.01 * k)).Stalled());
    }

    [Fact]
    public void Oscillation_is_a_rise_of_V_in_more_than_a_tenth_of_the_last_quarter()
    {
        Assert.True(Filled(_ => 1, k => k % 2).Oscillating());
        Assert.False(Filled(_ => 1, k => -k).Oscillating());

        // Rises before the last quarter do not count.
        Assert.False(Filled(_ => 1, k => k < 300 ? k % 2 : -k).Oscillating());
    }

    [Fact]
    public void Rises_of_V_above_the_margin_are_counted_and_its_peak_is_known()
    {
        // Up by 1 at every second point, never by more than the margin, and once at the start.
        Assert.Equal(200, Filled(_ => 1, k => k % 2).LyapunovRises(0.5));
        Assert.Equal(0, Filled(_ => 1, k => 2 + (1e-13 * (k % 2))).LyapunovRises(1e-12));
        var once = Filled(_ => 1, k => k == 0 ? 4 : 10 - (0.01 * k));
        Assert.Equal((1, 2.4975), (once.LyapunovRises(1e-12), once.LyapunovPeak()));
        Assert.Equal(4, once.LyapunovStart);
    }

    private static ResidualHistory Filled(Func<int, double> residual, Func<int, double>? lyapunov = null)
    {
        var history = new ResidualHistory();
        for (var k = 0; k < 400; k++)
        {
            history.Add(10 * k, 0.1 * k, residual(k), lyapunov?.Invoke(k) ?? 0);
        }

        return history;
    }
}
