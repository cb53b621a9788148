using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;

namespace CoOpt.Gpu.Specs.Keys.Forms;

/// <summary>One of a few words. The word <c>none</c> is kept as <see cref="SettingValue.None"/>.</summary>
internal sealed class WordForm(params ImmutableArray<string> words) : ValueForm
{
    public override ImmutableArray<string> Words => words;

    public override string Expected => words.Length == 1 ? words[0] : "one of " + string.Join(", ", words);

    public override SettingValue? Read(string key, SpecNode node, DiagnosticBag bag)
    {
        if (node is not ScalarNode scalar || CoreScalar.Read(scalar) is { IsNull: true } or { Number: not null } or { Boolean: not null })
        {
            return Refuse(key, node, bag);
        }

        if (words.Contains(scalar.Text))
        {
            return scalar.Text == "none" ? SettingValue.None : SettingValue.Of(scalar.Text);
        }

        bag.Add(DiagnosticCatalogue.NotAChoice, $"{key} must be {Expected}, got {scalar.Kind}{NearestName.Hint(scalar.Text, words)}", node.Place);
        return null;
    }

    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };
}
