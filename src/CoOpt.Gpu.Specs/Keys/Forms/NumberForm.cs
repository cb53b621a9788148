using System.Globalization;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;
using CoOpt.Gpu.Specs.Expressions;

namespace CoOpt.Gpu.Specs.Keys.Forms;

/// <summary>A finite number in a range.</summary>
internal sealed class NumberForm(double minimum, double maximum, bool openBelow = false, bool openAbove = false, bool whole = false) : ValueForm
{
    public static NumberForm Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public static NumberForm Positive { get; } = new(0, double.PositiveInfinity, openBelow: true);

    public static NumberForm NotNegative { get; } = new(0, double.PositiveInfinity);

    public static NumberForm Integer(double minimum, double maximum) => new(minimum, maximum, whole: true);

    public override bool IsNumeric => true;

    public override string Expected => minimum == maximum ? Text(minimum) : (whole ? "a whole number" : "a number") + Range;

    private string Range => (double.IsInfinity(minimum), double.IsInfinity(maximum)) switch
    {
        (true, true) => "",
        (false, true) => $" {(openBelow ? "above" : "of at least")} {Text(minimum)}",
        (true, false) => $" {(openAbove ? "below" : "of at most")} {Text(maximum)}",
        _ => $" in {(openBelow ? "(" : "[")}{Text(minimum)}, {Text(maximum)}{(openAbove ? ")" : "]")}",
    };

    public override SettingValue? Read(string key, SpecNode node, DiagnosticBag bag)
    {
        if (node is not ScalarNode scalar || CoreScalar.Read(scalar).Number is not { } value)
        {
            return Refuse(key, node, bag);
        }

        return Check(key, value, node.Place, bag);
    }

    public override SettingValue? Take(string key, Quantity point, SpecPlace place, DiagnosticBag bag)
    {
        if (!point.IsRelative)
        {
            return Check(key, point.Factor, place, bag);
        }

        bag.Add(DiagnosticCatalogue.RelativeNotAllowed, $"{key} must be {Expected}, got {QuantityText.Write(point)}; bound and limit are for method.alpha only", place);
        return null;
    }

    public override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = whole ? "integer" : "number" };
        if (!double.IsInfinity(minimum))
        {
            schema[openBelow ? "exclusiveMinimum" : "minimum"] = minimum;
        }

        if (!double.IsInfinity(maximum))
        {
            schema[openAbove ? "exclusiveMaximum" : "maximum"] = maximum;
        }

        return schema;
    }

    private SettingValue? Check(string key, double value, SpecPlace place, DiagnosticBag bag)
    {
        if (!double.IsFinite(value))
        {
            bag.Add(DiagnosticCatalogue.NotFinite, $"{key} must be {Expected}, got {Text(value)}; NaN and infinities are refused", place);
            return null;
        }

        if (value < minimum || value > maximum || (openBelow && value == minimum) || (openAbove && value == maximum))
        {
            var inside = Range.Length == 0 ? Expected : Range.TrimStart();
            bag.Add(DiagnosticCatalogue.OutOfRange, $"{key} must be {inside}, got {Text(value)}", place);
            return null;
        }

        if (whole && value != Math.Floor(value))
        {
            bag.Add(DiagnosticCatalogue.WrongType, $"{key} must be {Expected}, got {Text(value)}", place);
            return null;
        }

        return SettingValue.Of(value == 0 ? 0 : value);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
