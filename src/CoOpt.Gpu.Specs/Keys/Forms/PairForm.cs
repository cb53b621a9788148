using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;

namespace CoOpt.Gpu.Specs.Keys.Forms;

/// <summary>An interval [lo, hi] with lo &lt; hi.</summary>
internal sealed class PairForm : ValueForm
{
    public override string Expected => "[lo, hi]";

    public override SettingValue? Read(string key, SpecNode node, DiagnosticBag bag)
    {
        if (node is not ListNode { Items: [var first, var second] })
        {
            return Refuse(key, node, bag);
        }

        if (NumberForm.Any.Read(key, first, bag) is not { } lower || NumberForm.Any.Read(key, second, bag) is not { } upper)
        {
            return null;
        }

        if (lower.Number >= upper.Number)
        {
            bag.Add(DiagnosticCatalogue.EmptyBox, $"{key} must have lo < hi, got [{lower}, {upper}]", node.Place);
            return null;
        }

        return SettingValue.Of([lower, upper]);
    }

    public override JsonObject Schema() => new() { ["type"] = "array", ["items"] = NumberForm.Any.Schema(), ["minItems"] = 2, ["maxItems"] = 2 };
}
