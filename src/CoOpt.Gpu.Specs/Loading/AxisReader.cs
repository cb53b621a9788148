using System.Collections.Immutable;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;
using CoOpt.Gpu.Specs.Expressions;
using CoOpt.Gpu.Specs.Keys;

namespace CoOpt.Gpu.Specs.Loading;

/// <summary>Reads the points of one setting's axis: a list, or an expression with range, lin, log or a scaled list.</summary>
internal sealed class AxisReader(DiagnosticBag bag)
{
    /// <summary>Points of all axes so far: they are held in memory, so their sum is bounded.</summary>
    private long _points;

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
        if (_points > AxisEvaluator.MaximumPoints)
        {
            return null;
        }

        switch (node)
        {
            case BrokenNode:
            case ListNode list when list.Items.Any(i => i is BrokenNode):
                return null;
            case ListNode list:
                return Convert(key, list.Place, list.Items, i => key.Form.Read(key.Path, i, bag));
            case ScalarNode scalar:
                return Expand(key, scalar) is { } points ? Convert(key, scalar.Place, points, p => key.Form.Take(key.Path, p, scalar.Place, bag)) : null;
            default:
                Refuse(key, node);
                return null;
        }
    }

    /// <summary>Takes an axis that is being replaced out of the count.</summary>
    public void Release(int points) => _points -= points;

    private ImmutableArray<SettingValue>? Convert<T>(SpecKey key, SpecPlace place, ImmutableArray<T> items, Func<T, SettingValue?> read)
    {
        if (items.IsEmpty)
        {
            bag.Add(DiagnosticCatalogue.EmptyAxis, $"the axis of {key.Path} has no point", place);
            return null;
        }

        _points += items.Length;
        if (_points > AxisEvaluator.MaximumPoints)
        {
            bag.Add(
                DiagnosticCatalogue.TooMany,
                FormattableString.Invariant($"the axes up to {key.Path} have {_points} points together; at most {AxisEvaluator.MaximumPoints} are possible"),
                place);
            return null;
        }

        var values = ImmutableArray.CreateBuilder<SettingValue>(items.Length);
        foreach (var item in items)
        {
            // The first bad point stands for all: an axis out of range would otherwise report each.
            if (read(item) is not { } value)
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

    private ImmutableArray<Quantity>? Expand(SpecKey key, ScalarNode scalar)
    {
        try
        {
            var value = AxisEvaluator.Evaluate(ExpressionParser.Parse(scalar.Text), AxisEvaluator.MaximumPoints - _points);
            if (value.IsAxis && key.Form.IsNumeric)
            {
                return value.Points;
            }

            Refuse(key, scalar);
            return null;
        }
        catch (ExpressionException e)
        {
            var isTooLong = e.Message.Contains("too many", StringComparison.Ordinal);
            bag.Add(
                isTooLong ? DiagnosticCatalogue.TooMany : DiagnosticCatalogue.BadAxis,
                isTooLong ? $"the axis of {key.Path}: {e.Message}" : $"the axis of {key.Path} must be a list, range(a, b[, step]), lin(a, b, n) or log(a, b, n): {e.Message}",
                scalar.Place);
            return null;
        }
    }

    private void Refuse(SpecKey key, SpecNode node)
    {
        var hint = node is ScalarNode scalar && CoreScalar.Read(scalar) is { IsNull: false } ? $"; for one value write [{scalar.Text}]" : "";
        var calls = key.Form.IsNumeric ? "a list, range(a, b[, step]), lin(a, b, n) or log(a, b, n)" : "a list";
        bag.Add(DiagnosticCatalogue.BadAxis, $"the axis of {key.Path} must be {calls}, got {node.Kind}{hint}", node.Place);
    }
}
