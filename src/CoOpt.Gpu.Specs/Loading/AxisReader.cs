using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;
using CoOpt.Gpu.Specs.Expressions;
using CoOpt.Gpu.Specs.Keys;
using CoOpt.Gpu.Specs.Keys.Forms;

namespace CoOpt.Gpu.Specs.Loading;

/// <summary>Reads the points of one setting's axis: a list, or an expression with range, lin, log or a scaled list.</summary>
internal sealed class AxisReader(DiagnosticBag bag)
{
    /// <summary>The key that may be swept, or null with the problem reported.</summary>
    public SpecKey? FindKey(string path, SpecPlace place)
    {
        if (SpecKeys.Find(path) is { Sweepable: true } key)
        {
            return key;
        }

        var message = SpecKeys.Find(path) is not null ? $"{path} cannot be swept; it is one for the whole sweep"
            : SpecKeys.Tree.Find(path) is { } section ? $"{path} is a section; sweep a key in it, such as {section.Children.First().Value.Path}"
            : $"no setting {path} to sweep{Hint(path)}";
        bag.Add(DiagnosticCatalogue.NotSweepable, message, place);
        return null;
    }

    /// <summary>The points, or null with the problem reported.</summary>
    public ImmutableArray<SettingValue>? Read(SpecKey key, SpecNode node)
    {
        var points = node switch
        {
            BrokenNode => null,
            ListNode list when list.Items.Any(i => i is BrokenNode) => null,
            ListNode list => list.Items,
            ScalarNode scalar => Expand(key, scalar),
            _ => Refuse(key, node),
        };
        if (points is not { } items)
        {
            return null;
        }

        if (items.IsEmpty)
        {
            bag.Add(DiagnosticCatalogue.EmptyAxis, $"the axis of {key.Path} has no point", node.Place);
            return null;
        }

        if (items.Length > AxisEvaluator.MaximumPoints)
        {
            bag.Add(DiagnosticCatalogue.TooMany, FormattableString.Invariant($"the axis of {key.Path} has {items.Length} points; at most {AxisEvaluator.MaximumPoints} are possible, spread more over two axes"), node.Place);
            return null;
        }

        var values = ImmutableArray.CreateBuilder<SettingValue>(items.Length);
        foreach (var item in items)
        {
            // The first bad point stands for all: an axis out of range would otherwise report each.
            if (key.Form.Read(key.Path, item, bag) is not { } value)
            {
                return null;
            }

            values.Add(value);
        }

        return values.MoveToImmutable();
    }

    private static string Hint(string path) =>
        NearestName.Find(path, SpecKeys.Sweepable) is { } near ? $"; did you mean {near}?"
        : SpecKeys.Sweepable.Where(p => p.EndsWith("." + path, StringComparison.Ordinal)).ToList() is { Count: > 0 } full ? $"; write its full name {string.Join(" or ", full)}"
        : "; use the dotted name of a key, such as links.rho";

    private ImmutableArray<SpecNode>? Expand(SpecKey key, ScalarNode scalar)
    {
        try
        {
            var value = AxisEvaluator.Evaluate(ExpressionParser.Parse(scalar.Text));
            if (!value.IsAxis || !key.Form.IsNumeric)
            {
                return Refuse(key, scalar);
            }

            if (key.Form is not QuantityForm && value.Points.Any(p => p.IsRelative))
            {
                bag.Add(DiagnosticCatalogue.RelativeNotAllowed, $"the axis of {key.Path} is '{scalar.Text}'; bound and limit are for method.alpha only", scalar.Place);
                return null;
            }

            return [.. value.Points.Select(p => (SpecNode)new ScalarNode(scalar.Place, Text(QuantityText.Write(p)), true))];
        }
        catch (ExpressionException e)
        {
            var isTooLong = e.Message.Contains("at most", StringComparison.Ordinal);
            bag.Add(isTooLong ? DiagnosticCatalogue.TooMany : DiagnosticCatalogue.BadAxis, $"the axis of {key.Path} must be a list, range(a, b[, step]), lin(a, b, n) or log(a, b, n): {e.Message}", scalar.Place);
            return null;
        }
    }

    private ImmutableArray<SpecNode>? Refuse(SpecKey key, SpecNode node)
    {
        var hint = node is ScalarNode scalar && CoreScalar.Read(scalar) is { IsNull: false } ? $"; for one value write [{scalar.Text}]" : "";
        var calls = key.Form.IsNumeric ? "a list, range(a, b[, step]), lin(a, b, n) or log(a, b, n)" : "a list";
        bag.Add(DiagnosticCatalogue.BadAxis, $"the axis of {key.Path} must be {calls}, got {node.Kind}{hint}", node.Place);
        return null;
    }

    private static string Text(SettingValue value) => value.Number is { } n ? n.ToString("R", CultureInfo.InvariantCulture) : value.ToString();
}
