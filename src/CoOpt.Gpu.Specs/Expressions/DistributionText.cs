using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Specs.Expressions;

/// <summary>Distributions as written: a number, uniform(a, b), normal(mean, deviation), loguniform(a, b).</summary>
internal static class DistributionText
{
    public static readonly ImmutableArray<string> Calls = ["uniform", "normal", "loguniform"];

    /// <exception cref="ExpressionException">Not a distribution.</exception>
    public static Distribution Read(SettingValue value) =>
        value.Number is { } number ? new(DistributionKind.Constant, number, number) : Read(ExpressionParser.Parse(value.Text ?? throw new ExpressionException("not a distribution")));

    /// <exception cref="ExpressionException">Not a distribution.</exception>
    public static Distribution Read(Expression expression)
    {
        if (expression is NumberExpression number)
        {
            return new(DistributionKind.Constant, number.Value, number.Value);
        }

        if (expression is not CallExpression { Index: null, Arguments: [NumberExpression { Value: var a }, NumberExpression { Value: var b }] } call)
        {
            throw new ExpressionException("a distribution is a number, uniform(a, b), normal(mean, deviation) or loguniform(a, b)");
        }

        return call.Name switch
        {
            "uniform" when a < b => new(DistributionKind.Uniform, a, b),
            "uniform" => throw new ExpressionException("uniform(a, b) needs a < b"),
            "normal" when b >= 0 => new(DistributionKind.Normal, a, b),
            "normal" => throw new ExpressionException("normal(mean, deviation) needs a deviation of at least 0"),
            "loguniform" when a >= AxisEvaluator.LeastLogarithmic && a < b && b <= AxisEvaluator.MostLogarithmic => new(DistributionKind.LogUniform, a, b),
            "loguniform" => throw new ExpressionException("loguniform(a, b) needs 0 < a < b, both in [1e-300, 1e300]"),
            _ => throw new ExpressionException($"'{call.Name}' is not uniform, normal or loguniform"),
        };
    }

    public static SettingValue Write(Distribution d) => d.Kind == DistributionKind.Constant
        ? SettingValue.Of(d.A)
        : SettingValue.Of(string.Create(CultureInfo.InvariantCulture, $"{Calls[(int)d.Kind - 1]}({d.A:R}, {d.B:R})"));
}
