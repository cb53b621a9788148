using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Expressions;
using CoOpt.Gpu.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Specs.Tests.Expressions;

public class AxisTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20251025, 1);

    [Fact]
    public void Range_counts_whole_numbers_up_to_but_without_its_end()
    {
        var cases = from a in Gen.Choose(-50, 50) from b in Gen.Choose(-50, 50) from step in Gen.Choose(-5, 5) where step != 0 select (a, b, step);
        Check.One(Fixed, Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var expected = new List<double>();
            for (var v = c.a; c.step > 0 ? v < c.b : v > c.b; v += c.step)
            {
                expected.Add(v);
            }

            return Points($"range({c.a}, {c.b}, {c.step})").SequenceEqual(expected);
        }));
    }

    [Fact]
    public void Lin_is_equally_spaced_and_ends_exactly()
    {
        var cases = from a in Gen.Choose(-1000, 1000) from d in Gen.Choose(1, 1000) from n in Gen.Choose(2, 40) select (A: a / 7.0, B: (a + d) / 7.0, N: n);
        Check.One(Fixed, Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var points = Points(FormattableString.Invariant($"lin({c.A:R}, {c.B:R}, {c.N})"));
            return points.Length == c.N && points[0] == c.A && points[^1] == c.B
                && points.Select((p, k) => Math.Abs(p - (c.A + ((c.B - c.A) * k / (c.N - 1)))) <= SpecTolerances.AxisPoint * Math.Max(Math.Abs(c.A), Math.Abs(c.B))).All(x => x);
        }));
    }

    [Fact]
    public void Log_has_equal_ratios_and_ends_exactly()
    {
        var cases = from a in Gen.Choose(-20, 20) from d in Gen.Choose(1, 40) from n in Gen.Choose(2, 40) select (A: Math.Pow(1.7, a), B: Math.Pow(1.7, a + d), N: n);
        Check.One(Fixed, Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var points = Points(FormattableString.Invariant($"log({c.A:R}, {c.B:R}, {c.N})"));
            return points.Length == c.N && points[0] == c.A && points[^1] == c.B
                && points.Select((p, k) => Math.Abs((p / (c.A * Math.Pow(c.B / c.A, (double)k / (c.N - 1)))) - 1) <= SpecTolerances.AxisPoint).All(x => x);
        }));
    }

    [Theory]
    [InlineData("lin(0.2, 0.5, 4)", "0.2, 0.3, 0.4, 0.5")]
    [InlineData("log(0.001, 1, 4)", "0.001, 0.01, 0.1, 1")]
    [InlineData("2 * [0.5, 1.5]", "1, 3")]
    [InlineData("log(1, 4, 3) * bound", "1 * bound, 2 * bound, 4 * bound")]
    [InlineData("[0.5, 2] * limit * 2", "1 * limit, 4 * limit")]
    [InlineData("log(0.5*bound, 2*bound, 3)", "0.5 * bound, 1 * bound, 2 * bound")]
    [InlineData("log(0.01, 1*limit, 3)", "log(0.01, 1 * limit, 3)[0], log(0.01, 1 * limit, 3)[1], log(0.01, 1 * limit, 3)[2]")]
    [InlineData("lin(0.5 * bound, 1, 2) * 3", "3 * lin(0.5 * bound, 1, 2)[0], 3 * lin(0.5 * bound, 1, 2)[1]")]
    public void Points_read_as_people_write_them_and_read_back(string axis, string expected)
    {
        var points = AxisEvaluator.Evaluate(ExpressionParser.Parse(axis)).Points;

        Assert.Equal(expected, string.Join(", ", points.Select(p => QuantityText.Write(p))));
        Assert.All(points, p => Assert.Equal(p, QuantityText.Read(QuantityText.Write(p))));
    }

    [Fact]
    public void Relative_ends_are_resolved_for_each_instance()
    {
        var points = AxisEvaluator.Evaluate(ExpressionParser.Parse("log(0.01, 1*limit, 3)")).Points;

        Assert.Equal([0.01, 0.1, 1.0], points.Select(p => Math.Round(p.Resolve(0.7, 1), 12)));
        Assert.Equal([0.01, 0.2, 4.0], points.Select(p => Math.Round(p.Resolve(0.7, 4), 12)));
        Assert.Contains("empty", Assert.Throws<InstanceException>(() => points[1].Resolve(0.7, 0.005)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bound * limit")]
    [InlineData("bound * bound")]
    [InlineData("lin(1, 2, 3) * lin(1, 2, 3)")]
    [InlineData("lin(1, 2)")]
    [InlineData("lin(1, 2, 2.5)")]
    [InlineData("log(-1, 1, 3)")]
    [InlineData("range(0, 1.5)")]
    [InlineData("range(0, 5, 0)")]
    [InlineData("range(0, 5")]
    [InlineData("1 2")]
    [InlineData("1e999")]
    [InlineData("")]
    [InlineData("((((((((((((")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void What_is_no_expression_is_refused(string text) => Assert.Throws<ExpressionException>(() => AxisEvaluator.Evaluate(ExpressionParser.Parse(text)));

    [Fact]
    public void Any_text_is_an_expression_or_refused()
    {
        var pieces = Gen.Elements("log", "lin", "range", "bound", "limit", "(", ")", "[", "]", ",", "*", "1", "0.5", "-3", "1e3", " ", "x", ".", "e");
        var texts = Gen.ListOf(pieces).Select(p => string.Concat(p));
        Check.One(Fixed.WithMaxTest(3000), Prop.ForAll(texts.ToArbitrary(), text =>
        {
            try
            {
                _ = AxisEvaluator.Evaluate(ExpressionParser.Parse(text));
            }
            catch (ExpressionException)
            {
            }

            return true;
        }));
    }

    private static double[] Points(string axis)
    {
        var value = AxisEvaluator.Evaluate(ExpressionParser.Parse(axis));
        Assert.True(value.IsAxis);
        Assert.All(value.Points, p => Assert.Equal(RelativeTo.One, p.Relative));
        return [.. value.Points.Select(p => p.Factor)];
    }
}
