using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;
using CoOpt.Gpu.Specs.Expressions;

namespace CoOpt.Gpu.Specs.Keys.Forms;

/// <summary>A number above 0, or such a multiple of the instance's bound or limit, or the largest stable value.</summary>
internal sealed class QuantityForm : ValueForm
{
    public override string Expected => "a number above 0, a multiple such as 0.5 * bound or 0.5 * limit, or frontier(0.01)";

    public override bool IsNumeric => true;

    public override SettingValue? Read(string key, SpecNode node, DiagnosticBag bag)
    {
        if (node is not ScalarNode scalar)
        {
            return Refuse(key, node, bag);
        }

        var core = CoreScalar.Read(scalar);
        if (core.Number is { } number && !double.IsFinite(number))
        {
            bag.Add(DiagnosticCatalogue.NotFinite, $"{key} must be {Expected}, got {scalar.Text}; NaN and infinities are refused", node.Place);
            return null;
        }

        if (core.IsNull || core.Boolean is not null)
        {
            return Refuse(key, node, bag);
        }

        try
        {
            var value = AxisEvaluator.Evaluate(ExpressionParser.Parse(scalar.Text));
            if (value.IsAxis)
            {
                return Refuse(key, node, bag);
            }

            return Take(key, value.Points[0], node.Place, bag);
        }
        catch (ExpressionException e)
        {
            bag.Add(DiagnosticCatalogue.Expression, $"{key} must be {Expected}: {e.Message}", node.Place);
            return null;
        }
    }

    public override SettingValue? Take(string key, Quantity point, SpecPlace place, DiagnosticBag bag)
    {
        var value = QuantityText.Write(point);
        if (point.Factor > 0 && !double.IsInfinity(point.Factor))
        {
            return value;
        }

        bag.Add(DiagnosticCatalogue.OutOfRange, $"{key} must be above 0, got {value}", place);
        return null;
    }

    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(NumberForm.Positive.Schema(), new JsonObject { ["type"] = "string", ["pattern"] = "(bound|limit|frontier)" }),
    };
}
