using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;

namespace CoOpt.Gpu.Specs.Keys.Forms;

/// <summary>true or false.</summary>
internal sealed class BooleanForm : ValueForm
{
    public override string Expected => "true or false";

    public override SettingValue? Read(string key, SpecNode node, DiagnosticBag bag) =>
        node is ScalarNode scalar && CoreScalar.Read(scalar).Boolean is { } value ? SettingValue.Of(value) : Refuse(key, node, bag);

    public override JsonObject Schema() => new() { ["type"] = "boolean" };
}
