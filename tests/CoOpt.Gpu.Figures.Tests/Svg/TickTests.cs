using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Svg.Scales;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Figures.Tests.Svg;

/// <summary>Ticks are few, even, within the axis, and say what they stand for.</summary>
public sealed class TickTests
{
    [Theory]
    [InlineData(0, 1000, 6, "0 200 400 600 800 1000")]
    [InlineData(0, 1, 3, "0 0.5 1.0")]
    [InlineData(-1, 1, 3, "−1 0 1")]
    [InlineData(-0.3, 0.3, 5, "−0.2 0 0.2")]
    [InlineData(0, 10, 5, "0 2.5 5.0 7.5 10.0")]
    [InlineData(123456, 123460, 5, "123456 123457 123458 123459 123460")]
    [InlineData(0, 3e-6, 4, "0 1×10⁻⁶ 2×10⁻⁶ 3×10⁻⁶")]
    [InlineData(0, 4e9, 5, "0 1×10⁹ 2×10⁹ 3×10⁹ 4×10⁹")]
    public void Linear_ticks_are_round(double minimum, double maximum, int count, string expected) => Assert.Equal(expected, Labels(LinearTicks.Between(minimum, maximum, count)));

    [Theory]
    [InlineData(1e-4, 1, 5, "10⁻⁴ 10⁻³ 10⁻² 10⁻¹ 10⁰")]
    [InlineData(1e-9, 1, 5, "10⁻⁸ 10⁻⁶ 10⁻⁴ 10⁻² 10⁰")]
    [InlineData(1, 50, 6, "1 2 5 10 20 50")]
    [InlineData(3, 7, 5, "3 4 5 6 7")]
    [InlineData(5, 5.5, 3, "5.0 5.2 5.4")]
    public void Log_ticks_are_powers_or_their_parts(double minimum, double maximum, int count, string expected) => Assert.Equal(expected, Labels(LogTicks.Between(minimum, maximum, count)));

    [Fact]
    public void Any_axis_has_few_ticks_within_it_at_the_values_they_name()
    {
        var numbers = Gen.Choose(-1_000_000, 1_000_000).Zip(Gen.Choose(-20, 20), (m, e) => m * Math.Pow(10, e));
        var property = Prop.ForAll(numbers.Zip(numbers, (a, b) => (Low: Math.Min(a, b), High: Math.Max(a, b))).Zip(Gen.Choose(2, 10), (ends, count) => (ends.Low, ends.High, Count: count)).ToArbitrary(), axis =>
        {
            if (axis.High - axis.Low > 1e-9 * Math.Max(Math.Abs(axis.High), Math.Abs(axis.Low)))
            {
                AssertTicks(LinearTicks.Between(axis.Low, axis.High, axis.Count), axis.Low, axis.High, axis.Count);
            }

            if (axis.Low > 0)
            {
                AssertTicks(LogTicks.Between(axis.Low, axis.High, axis.Count), axis.Low, axis.High, axis.Count);
            }

            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20260801, 1), property);
    }

    private static void AssertTicks(ImmutableArray<Tick> ticks, double low, double high, int count)
    {
        var room = 1e-8 * (high - low);
        Assert.True(ticks.Length <= count, $"{ticks.Length} ticks, not {count}");
        Assert.All(ticks, t => Assert.InRange(t.Value, low - room, high + room));
        Assert.All(ticks, t => Assert.Equal(t.Value, Value(t.Label), 1e-9 * Math.Max(Math.Abs(t.Value), high - low)));
        Assert.Equal(ticks.Length, ticks.Select(t => t.Label).Distinct().Count());
        Assert.True(ticks.Zip(ticks.Skip(1)).All(p => p.First.Value < p.Second.Value));
    }

    private static string Labels(ImmutableArray<Tick> ticks) => string.Join(' ', ticks.Select(t => t.Label));

    private static double Value(string label)
    {
        var plain = label.Replace('−', '-');
        var ten = plain.IndexOf("10", StringComparison.Ordinal);
        var raised = plain.Select(c => "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(c, StringComparison.Ordinal)).ToArray();
        if (!raised.Any(d => d >= 0))
        {
            return double.Parse(plain, CultureInfo.InvariantCulture);
        }

        ten = plain.Contains('×') ? plain.IndexOf('×', StringComparison.Ordinal) + 1 : ten;
        var exponent = int.Parse(string.Concat(raised.Where(d => d >= 0)), CultureInfo.InvariantCulture) * (plain.Contains('⁻') ? -1 : 1);
        return double.Parse((plain.Contains('×') ? plain[..(ten - 1)] : "1") + "E" + exponent.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
