using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;

namespace CoOpt.Gpu.Specs.Keys.Forms;

/// <summary>A list without repetition.</summary>
internal sealed class ListForm(ValueForm item) : ValueForm
{
    public override string Expected => $"a list, each item {item.Expected}";

    public override ImmutableArray<string> Words => item.Words;

    public override SettingValue? Read(string key, SpecNode node, DiagnosticBag bag)
    {
        if (node is not ListNode list)
        {
            return Refuse(key, node, bag);
        }

        var values = ImmutableArray.CreateBuilder<SettingValue>();
        foreach (var entry in list.Items)
        {
            if (item.Read(key, entry, bag) is not { } value)
            {
                return null;
            }

            if (values.Contains(value))
            {
                bag.Add(DiagnosticCatalogue.WrongType, $"{key} names {value} twice", entry.Place);
                return null;
            }

            values.Add(value);
        }

        return SettingValue.Of(values.ToImmutable());
    }

    public override JsonObject Schema() => new() { ["type"] = "array", ["items"] = item.Schema(), ["uniqueItems"] = true };
}
