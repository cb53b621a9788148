using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;
using CoOpt.Gpu.Specs.Keys;

namespace CoOpt.Gpu.Specs.Loading;

/// <summary>Applies --set and --sweep options; every place in their messages is the option's text.</summary>
internal sealed class OverrideReader(SettingsReader settings, SweepReader sweep, DiagnosticBag bag)
{
    public void Read(SpecOverrides overrides)
    {
        foreach (var text in overrides.Sweep)
        {
            var place = new SpecPlace($"--sweep {text}");
            if (Split(text, "--sweep key=axis", place) is var (path, value) && ReadAxisText(value, place) is { } node)
            {
                sweep.ReadAxis(path, place, node, fromOption: true);
            }
        }

        foreach (var text in overrides.Set)
        {
            var place = new SpecPlace($"--set {text}");
            if (Split(text, "--set key=value", place) is var (path, value))
            {
                Set(path, value, place);
            }
        }
    }

    private void Set(string path, string value, SpecPlace place)
    {
        if (SpecKeys.Tree.Find(path) is not { } at)
        {
            bag.Add(DiagnosticCatalogue.UnknownKey, $"unknown key {path}{NearestName.Hint(path, SpecKeys.All.Select(k => k.Path))}", place);
            return;
        }

        if (sweep.IsSwept(path))
        {
            bag.Add(DiagnosticCatalogue.SetOfSwept, $"{path} is swept, so a single value would have no effect; fix it with --sweep {path}=[{value}]", place);
            return;
        }

        // A path is taken as it stands: it may hold characters that mean something in YAML.
        var node = at.Key?.Form.IsVerbatim == true ? new ScalarNode(place, value, true) : SpecDocument.ReadOption(value, place, bag);
        if (node is not null)
        {
            settings.ReadValue(node, at, place, fromOption: true);
        }
    }

    /// <summary>A product with a list, such as [0.1, 0.5] * bound, is no YAML but an axis all the same.</summary>
    private SpecNode? ReadAxisText(string value, SpecPlace place) =>
        value.StartsWith('[') && !value.TrimEnd().EndsWith(']') ? new ScalarNode(place, value, true) : SpecDocument.ReadOption(value, place, bag);

    private (string Path, string Value)? Split(string text, string form, SpecPlace place)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at > 0)
        {
            return (text[..at].Trim(), text[(at + 1)..].Trim());
        }

        bag.Add(DiagnosticCatalogue.BadOption, $"write {form}", place);
        return null;
    }
}
