using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;

namespace CoOpt.Gpu.Specs.Keys.Forms;

/// <summary>The path of a file or folder, relative to the spec (in an option: to the current directory).</summary>
internal sealed class PathForm : ValueForm
{
    private const int MaximumLength = 4000;

    public override string Expected => "a path";

    public override bool IsVerbatim => true;

    public override SettingValue? Read(string key, SpecNode node, DiagnosticBag bag) =>
        node is ScalarNode { Text.Length: > 0 and <= MaximumLength } scalar && !CoreScalar.Read(scalar).IsNull && !scalar.Text.Contains('\0', StringComparison.Ordinal)
            ? SettingValue.Of(scalar.Text)
            : Refuse(key, node, bag);

    public override JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = MaximumLength };
}
