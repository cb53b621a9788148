using System.Globalization;
using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Specs.Expressions;

/// <summary>The expression <c>frontier(tolerance[, steps])</c>: the largest stable α.</summary>
internal static class FrontierText
{
    /// <summary>Its name.</summary>
    public const string Call = "frontier";

    /// <summary>Below this a bracket's ends are too near each other for any horizon to tell them apart.</summary>
    private const double LeastTolerance = 1e-6;

    /// <summary>Horizons outside are too short to show growth, or take hours.</summary>
    private const long LeastSteps = 1024, MostSteps = 1_000_000_000;

    /// <exception cref="ExpressionException">Other arguments than a tolerance and a number of steps.</exception>
    public static Quantity Read(CallExpression call)
    {
        var arguments = call.Arguments;
        if (arguments.Length is not (1 or 2) || call.Index is not null || arguments.Any(static a => a is not NumberExpression))
        {
            throw new ExpressionException("frontier takes a relative tolerance and optionally the longest horizon in steps: frontier(0.01) or \"frontier(0.01, 200000)\"");
        }

        var tolerance = ((NumberExpression)arguments[0]).Value;
        if (!(tolerance >= LeastTolerance && tolerance <= 1))
        {
            throw new ExpressionException(string.Create(CultureInfo.InvariantCulture, $"the tolerance of frontier must be in [{LeastTolerance:0.######}, 1], got {tolerance:R}"));
        }

        var steps = arguments.Length == 2 ? ((NumberExpression)arguments[1]).Value : FrontierSettings.DefaultSteps;
        if (!(steps >= LeastSteps && steps <= MostSteps && steps == Math.Floor(steps)))
        {
            throw new ExpressionException(string.Create(CultureInfo.InvariantCulture, $"the horizon of frontier must be a whole number in [{LeastSteps}, {MostSteps}], got {steps:R}"));
        }

        return new Quantity(1, RelativeTo.Bound) { Frontier = new FrontierSettings(tolerance, (long)steps) };
    }

    /// <summary>The canonical form, every default explicit.</summary>
    public static string Write(FrontierSettings frontier) => string.Create(CultureInfo.InvariantCulture, $"{Call}({frontier.Tolerance:R}, {frontier.MaximumSteps})");
}
