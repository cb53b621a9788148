using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;

namespace CoOpt.Gpu.Specs.Keys.Forms;

/// <summary>A text that is not empty, such as the name of a column.</summary>
internal sealed class TextForm : ValueForm
{
    private const int MaximumLength = 1000;

    public override string Expected => "a text";

    public override SettingValue? Read(string key, SpecNode node, DiagnosticBag bag) =>
        node is ScalarNode { Text.Length: > 0 and <= MaximumLength } scalar && !CoreScalar.Read(scalar).IsNull ? SettingValue.Of(scalar.Text) : Refuse(key, node, bag);

    public override JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = MaximumLength };
}
