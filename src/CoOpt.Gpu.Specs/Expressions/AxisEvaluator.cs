using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Specs.Random;

namespace CoOpt.Gpu.Specs.Expressions;

/// <summary>What an expression stands for: one quantity, or the points of an axis.</summary>
internal readonly record struct Evaluated(ImmutableArray<Quantity> Points, bool IsAxis);

/// <summary>Evaluates quantities and axes: range, lin, log, lists, and products with numbers, <c>bound</c> and <c>limit</c>.</summary>
internal static class AxisEvaluator
{
    /// <summary>Every point is held in memory, so all axes of a sweep together have at most so many; their product may be larger.</summary>
    public const int MaximumPoints = 250_000;

    /// <summary>
    /// Interior points are rounded to so many significant digits, so that lin(0.2, 0.5, 4) gives 0.3 and log(0.001, 1, 4) gives 0.01 on every platform.
    /// </summary>
    private const string PointFormat = "E11";

    /// <summary>Logarithms and exponentials outside are not those of normal numbers.</summary>
    public const double LeastLogarithmic = 1e-300, MostLogarithmic = 1e300;

    /// <summary>Sign, twelve digits, point and exponent; an infinity's name in the invariant culture.</summary>
    private const int MostDigits = 32;

    public static readonly ImmutableArray<string> Calls = ["range", "lin", "log"];

    /// <summary>What an expression stands for; an axis of more than <paramref name="most"/> points is refused before it takes memory.</summary>
    /// <exception cref="ExpressionException">With the reason.</exception>
    public static Evaluated Evaluate(Expression expression, long most = MaximumPoints) => expression switch
    {
        NumberExpression n => new([new Quantity(n.Value)], false),
        WordExpression { Word: "bound" } => new([new Quantity(1, RelativeTo.Bound)], false),
        WordExpression { Word: "limit" } => new([new Quantity(1, RelativeTo.Limit)], false),
        WordExpression w => throw new ExpressionException($"'{w.Word}' is not a number, bound or limit"),
        ListExpression list => new([.. list.Items.Select(Single)], true),
        CallExpression call => EvaluateCall(call, most),
        ProductExpression product => product.Factors.Select(f => Evaluate(f, most)).Aggregate(Multiply),
        _ => throw new ExpressionException("not an expression"),
    };

    /// <summary>One quantity.</summary>
    /// <exception cref="ExpressionException">With the reason.</exception>
    public static Quantity Single(Expression expression)
    {
        var value = Evaluate(expression);
        return value.IsAxis ? throw new ExpressionException("an axis stands where one value is needed") : value.Points[0];
    }

    private static Evaluated Multiply(Evaluated a, Evaluated b)
    {
        if (a.Points.Concat(b.Points).Any(static p => p.Frontier is not null))
        {
            throw new ExpressionException("frontier stands alone: it is searched for from each instance's bound upwards");
        }

        if (a.IsAxis && b.IsAxis)
        {
            throw new ExpressionException("two axes are multiplied");
        }

        var (axis, factor) = a.IsAxis ? (a, b.Points[0]) : (b, a.Points[0]);
        return new([.. axis.Points.Select(p => Multiply(p, factor))], a.IsAxis || b.IsAxis);
    }

    private static Quantity Multiply(Quantity a, Quantity b)
    {
        if (a.IsRelative && b.IsRelative)
        {
            throw new ExpressionException("bound and limit may enter a product once");
        }

        var (relative, factor) = a.IsRelative ? (a, b.Factor) : (b, a.Factor);
        return relative with { Factor = relative.Factor * factor };
    }

    private static Evaluated EvaluateCall(CallExpression call, long most)
    {
        if (call.Name == FrontierText.Call)
        {
            return new([FrontierText.Read(call)], false);
        }

        // A point that is picked is the only one made: every instance of a long axis picks one.
        var (count, at) = call.Name switch
        {
            "range" => Range(call, most),
            "lin" => Spaced(call, false, most),
            "log" => Spaced(call, true, most),
            _ => throw new ExpressionException($"'{call.Name}' is not range, lin or log"),
        };
        return call.Index is not { } k ? new([.. Enumerable.Range(0, count).Select(at)], true)
            : k < count ? new([at(k)], false)
            : throw new ExpressionException(FormattableString.Invariant($"point {k} of an axis of {count}"));
    }

    private static (int Count, Func<int, Quantity> At) Range(CallExpression call, long most)
    {
        if (call.Arguments.Length is not (2 or 3))
        {
            throw new ExpressionException("range takes a first value, an end that is left out, and optionally a step: range(0, 8)");
        }

        var a = Whole(call.Arguments[0], "range");
        var b = Whole(call.Arguments[1], "range");
        var step = call.Arguments.Length == 3 ? Whole(call.Arguments[2], "range") : 1;
        if (step == 0)
        {
            throw new ExpressionException("the step of range must not be 0");
        }

        var count = Math.Max(0, Math.Ceiling((b - a) / step));
        CheckCount(count, most);
        return ((int)count, k => new Quantity(a + (k * step)));
    }

    private static (int Count, Func<int, Quantity> At) Spaced(CallExpression call, bool logarithmic, long most)
    {
        if (call.Arguments.Length != 3)
        {
            throw new ExpressionException($"{call.Name} takes a first value, a last value and a count: {call.Name}({(logarithmic ? "0.01, 1, 16" : "0.2, 0.5, 4")})");
        }

        var from = Single(call.Arguments[0]);
        var to = Single(call.Arguments[1]);
        var count = Whole(call.Arguments[2], call.Name);
        CheckCount(count, most);
        var n = (int)Math.Max(0, count);
        if (from.Point is not null || to.Point is not null)
        {
            throw new ExpressionException("an end of an axis must be a number or a multiple of bound or limit");
        }

        if (logarithmic && (from.Factor <= 0 || to.Factor <= 0))
        {
            throw new ExpressionException("the ends of log must be above 0");
        }

        if (logarithmic && !(Math.Min(from.Factor, to.Factor) >= LeastLogarithmic && Math.Max(from.Factor, to.Factor) <= MostLogarithmic))
        {
            throw new ExpressionException("the ends of log must be in [1e-300, 1e300]");
        }

        if (n == 1 && from != to)
        {
            throw new ExpressionException($"{call.Name} with one point needs equal ends");
        }

        // With different units whether the axis is empty depends on the instance; with equal ones only the factors vary.
        return (n, from.Relative == to.Relative
            ? k => new Quantity(Between(from.Factor, to.Factor, k, n, logarithmic), from.Relative)
            : k => new Quantity(1) { Point = new AxisPoint(from, to, k, n, logarithmic) });
    }

    private static double Between(double a, double b, int k, int n, bool logarithmic)
    {
        if (k == 0 || k == n - 1)
        {
            return k == 0 ? a : b;
        }

        var share = (double)k / (n - 1);
        var value = logarithmic ? PortableMath.Exp(PortableMath.Log(a) + (share * (PortableMath.Log(b) - PortableMath.Log(a)))) : a + ((b - a) * share);
        Span<char> digits = stackalloc char[MostDigits];
        return value.TryFormat(digits, out var length, PointFormat, CultureInfo.InvariantCulture)
            ? double.Parse(digits[..length], CultureInfo.InvariantCulture)
            : double.Parse(value.ToString(PointFormat, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static double Whole(Expression expression, string name)
    {
        var q = Single(expression);
        return !q.IsRelative && q.Factor == Math.Floor(q.Factor) && Math.Abs(q.Factor) <= 1L << 53
            ? q.Factor
            : throw new ExpressionException($"{name} needs a whole number here");
    }

    private static void CheckCount(double count, long most)
    {
        if (count > most)
        {
            throw new ExpressionException(FormattableString.Invariant($"{count} points are too many: the axes of a sweep have at most {MaximumPoints} points together"));
        }
    }
}
