using System.Globalization;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Specs.Expressions;

/// <summary>The canonical form of a quantity: a number where absolute, else a text that <see cref="Read"/> understands.</summary>
internal static class QuantityText
{
    public static SettingValue Write(Quantity quantity) => quantity.IsRelative ? SettingValue.Of(Text(quantity)) : SettingValue.Of(quantity.Factor);

    /// <exception cref="ExpressionException">Not a quantity.</exception>
    public static Quantity Read(SettingValue value) =>
        value.Number is { } number ? new Quantity(number) : AxisEvaluator.Single(ExpressionParser.Parse(value.Text ?? throw new ExpressionException("not a quantity")));

    private static string Text(Quantity q)
    {
        if (q.Frontier is { } frontier)
        {
            return FrontierText.Write(frontier);
        }

        if (q.Point is { } p)
        {
            var call = string.Create(CultureInfo.InvariantCulture, $"{(p.Logarithmic ? "log" : "lin")}({Text(p.From)}, {Text(p.To)}, {p.Count})[{p.Index}]");
            return q.Factor == 1 ? call : string.Create(CultureInfo.InvariantCulture, $"{q.Factor:R} * {call}");
        }

        var unit = q.Relative switch { RelativeTo.Bound => " * bound", RelativeTo.Limit => " * limit", _ => "" };
        return string.Create(CultureInfo.InvariantCulture, $"{q.Factor:R}{unit}");
    }
}
