using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;
using CoOpt.Gpu.Specs.Expressions;

namespace CoOpt.Gpu.Specs.Keys.Forms;

/// <summary>A number or a distribution; <paramref name="positive"/> admits only those whose values are all above 0.</summary>
internal sealed class DistributionForm(bool positive) : ValueForm
{
    public override string Expected => (positive ? "a number above 0" : "a number") + ", \"uniform(a, b)\", \"normal(mean, deviation)\" or \"loguniform(a, b)\"";

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

        if (core.IsNull || core.Boolean is not null || (core.Number is null && AxisEvaluator.Calls.Any(c => scalar.Text.StartsWith(c + "(", StringComparison.Ordinal))))
        {
            return Refuse(key, node, bag);
        }

        try
        {
            var value = DistributionText.Read(ExpressionParser.Parse(scalar.Text));
            var isPositive = value.Kind switch { DistributionKind.Normal => false, DistributionKind.LogUniform => true, _ => value.A > 0 };
            if (positive && !isPositive)
            {
                bag.Add(DiagnosticCatalogue.OutOfRange, $"{key} must give values above 0 only, got {scalar.Text}", node.Place);
                return null;
            }

            return DistributionText.Write(value);
        }
        catch (ExpressionException e)
        {
            var word = scalar.Text.Split('(')[0];
            var hint = DistributionText.Calls.Contains(word) ? "" : NearestName.Hint(word, DistributionText.Calls);
            bag.Add(DiagnosticCatalogue.Expression, $"{key} must be {Expected}: {e.Message}{hint}", node.Place);
            return null;
        }
    }

    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(
            (positive ? NumberForm.Positive : NumberForm.Any).Schema(),
            new JsonObject { ["type"] = "string", ["pattern"] = @"^\s*(uniform|normal|loguniform)\s*\(" }),
    };
}
