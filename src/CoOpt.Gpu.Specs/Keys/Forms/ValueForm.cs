using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;
using CoOpt.Gpu.Specs.Expressions;

namespace CoOpt.Gpu.Specs.Keys.Forms;

/// <summary>What values a key takes: reads a node into its canonical value, and describes itself for messages and for the JSON Schema.</summary>
internal abstract class ValueForm
{
    /// <summary>For messages: "a number in (0, 1]".</summary>
    public abstract string Expected { get; }

    /// <summary>The words it takes, for forms that are a choice of words, or such a choice beside something else.</summary>
    public virtual ImmutableArray<string> Words => [];

    /// <summary>Whether an axis may be spaced by range, lin and log.</summary>
    public virtual bool IsNumeric => false;

    /// <summary>Whether an option's text is the value as it stands, YAML or not.</summary>
    public virtual bool IsVerbatim => false;

    /// <summary>The canonical value, or null with the problem reported.</summary>
    public abstract SettingValue? Read(string key, SpecNode node, DiagnosticBag bag);

    /// <summary>The canonical value of an axis's point, or null with the problem reported; for numeric forms only.</summary>
    public virtual SettingValue? Take(string key, Quantity point, SpecPlace place, DiagnosticBag bag) => throw new InvalidOperationException($"{key} has no numbers");

    /// <summary>Its JSON Schema.</summary>
    public abstract JsonObject Schema();

    /// <summary>Reports a node that is not of this form, with the hint that fits.</summary>
    protected SettingValue? Refuse(string key, SpecNode node, DiagnosticBag bag)
    {
        if (node is BrokenNode || (node is ListNode list && list.Items.Any(i => i is BrokenNode)))
        {
            return null;
        }

        if (node is ScalarNode scalar)
        {
            if (CoreScalar.Read(scalar).IsNull)
            {
                bag.Add(DiagnosticCatalogue.NoValue, $"{key} has no value; give {Expected}, or remove the key for its default", node.Place);
                return null;
            }

            if (!scalar.Plain && CoreScalar.ReadNumber(scalar.Text) is not null)
            {
                bag.Add(DiagnosticCatalogue.WrongType, $"{key} must be {Expected}, got the text '{scalar.Text}'; remove the quotes", node.Place);
                return null;
            }

            if (AxisEvaluator.Calls.Any(c => scalar.Text.StartsWith(c + "(", StringComparison.Ordinal)))
            {
                bag.Add(
                    DiagnosticCatalogue.WrongType,
                    $"{key} must be {Expected}, got the axis '{scalar.Text}'; axes stand under sweep: as {key}: {scalar.Text}",
                    node.Place);
                return null;
            }

            if (IsNumeric && scalar.Text.Split('*', StringSplitOptions.TrimEntries).Any(w => w is "bound" or "limit"))
            {
                bag.Add(DiagnosticCatalogue.RelativeNotAllowed, $"{key} must be {Expected}, got '{scalar.Text}'; bound and limit are for method.alpha only", node.Place);
                return null;
            }
        }

        bag.Add(DiagnosticCatalogue.WrongType, $"{key} must be {Expected}, got {node.Kind}", node.Place);
        return null;
    }
}
