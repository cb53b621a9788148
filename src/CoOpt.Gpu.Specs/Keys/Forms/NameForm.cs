using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;

namespace CoOpt.Gpu.Specs.Keys.Forms;

/// <summary>The name of a sweep, which becomes part of a folder's name.</summary>
internal sealed class NameForm : ValueForm
{
    private const int MaximumLength = 64;

    public override string Expected => "a name of letters, digits, '.', '-' and '_'";

    public override SettingValue? Read(string key, SpecNode node, DiagnosticBag bag)
    {
        if (node is not ScalarNode scalar || CoreScalar.Read(scalar).IsNull)
        {
            return Refuse(key, node, bag);
        }

        var text = scalar.Text;
        if (text.Length is > 0 and <= MaximumLength && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            return SettingValue.Of(text);
        }

        bag.Add(
            DiagnosticCatalogue.BadName,
            $"{key} becomes part of a folder's name: letters, digits, '.', '-' and '_', starting with a letter or digit, at most {MaximumLength}; got {scalar.Kind}",
            node.Place);
        return null;
    }

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9][A-Za-z0-9._-]*$", ["maxLength"] = MaximumLength };
}
