using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;

namespace CoOpt.Gpu.Specs.Keys.Forms;

/// <summary>One of a few words, or a value of another form. The word <c>none</c> is kept as <see cref="SettingValue.None"/>.</summary>
internal sealed class WordOrForm(ValueForm inner, params ImmutableArray<string> words) : ValueForm
{
    public override string Expected => $"{string.Join(", ", words)} or {inner.Expected}";

    public override ImmutableArray<string> Words => [.. words, .. inner.Words];

    public override bool IsNumeric => inner.IsNumeric;

    public override bool IsVerbatim => inner.IsVerbatim;

    public override SettingValue? Read(string key, SpecNode node, DiagnosticBag bag)
    {
        if (node is not ScalarNode scalar)
        {
            return inner is ListForm or PairForm ? inner.Read(key, node, bag) : Refuse(key, node, bag);
        }

        if (words.Contains(scalar.Text))
        {
            return scalar.Text == "none" ? SettingValue.None : SettingValue.Of(scalar.Text);
        }

        var read = CoreScalar.Read(scalar);
        if (inner is PathForm or TextForm || read.Number is not null || (inner is BooleanForm && read.Boolean is not null))
        {
            return inner.Read(key, node, bag);
        }

        if (scalar.Plain && !read.IsNull && read.Boolean is null && NearestName.Find(scalar.Text, words) is { } near)
        {
            bag.Add(DiagnosticCatalogue.NotAChoice, $"{key} must be {Expected}, got {scalar.Kind}; did you mean {near}?", node.Place);
            return null;
        }

        return Refuse(key, node, bag);
    }

    public override SettingValue? Take(string key, Quantity point, SpecPlace place, DiagnosticBag bag) => inner.Take(key, point, place, bag);

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(new WordForm(words).Schema(), inner.Schema()) };
}
