using System.Collections.Immutable;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;
using CoOpt.Gpu.Specs.Keys.Forms;

namespace CoOpt.Gpu.Specs.Figures;

/// <summary>Walks a document along the key table: unknown and missing keys, and values of the wrong kind, are reported where they stand.</summary>
internal sealed class FigureReader(DiagnosticBag bag)
{
    /// <summary>What a key was given; null with the problem reported.</summary>
    public FigureValue? Read(SpecNode node, FigureKey key, string path)
    {
        if (!key.IsList)
        {
            return ReadOne(node, key, path);
        }

        var entries = node is ListNode list ? list.Items : [node];
        var items = entries.Select((n, k) => ReadOne(n, key, entries.Length > 1 ? $"{path}[{k}]" : path)).ToArray();
        return Array.TrueForAll(items, i => i is not null) ? new FigureValue(node.Place, null) { Items = [.. items.OfType<FigureValue>()] } : null;
    }

    private FigureValue? ReadOne(SpecNode node, FigureKey key, string path)
    {
        switch (node)
        {
            case BrokenNode:
                return null;
            case MapNode map when key.IsMap:
                return ReadMap(map, path);
            case MapNode map when !key.Section.IsEmpty:
                return ReadSection(map, key, path);
            case ScalarNode or ListNode when key.Form is { } form:
                return form.Read(path, node, bag) is { } value ? new FigureValue(node.Place, value) : null;
            default:
                var isNothing = node is ScalarNode scalar && CoreScalar.Read(scalar).IsNull;
                bag.Add(
                    isNothing && path.Length > 0 ? DiagnosticCatalogue.NoValue : DiagnosticCatalogue.WrongType,
                    path.Length == 0 ? "a file of figures needs schema: 1 and a list of figures" : $"{path} must be {key.Expected}, got {node.Kind}",
                    node.Place);
                return null;
        }
    }

    private FigureValue? ReadSection(MapNode map, FigureKey key, string path)
    {
        var section = ImmutableArray.CreateBuilder<(string, FigureValue)>();
        var isWhole = true;
        foreach (var (name, node) in map.Entries)
        {
            if (bag.IsFull)
            {
                return null;
            }

            var below = path.Length == 0 ? name.Text : $"{path}.{name.Text}";
            if (key.Section.FirstOrDefault(k => k.Name == name.Text) is not { } known)
            {
                var names = key.Section.Select(k => k.Name).ToArray();
                var hint = NearestName.HintOrAll(name.Text, [.. names]);
                bag.Add(DiagnosticCatalogue.UnknownKey, $"unknown key {below}; {hint}", name.Place);
                isWhole = false;
            }
            else if (Read(node, known, below) is { } value)
            {
                section.Add((name.Text, value));
            }
            else
            {
                isWhole = false;
            }
        }

        foreach (var missing in key.Section.Where(k => k.IsRequired && map.Entries.All(e => e.Key.Text != k.Name)))
        {
            bag.Add(DiagnosticCatalogue.MissingKey, $"{(path.Length == 0 ? "" : $"{path}.")}{missing.Name} is missing; give {missing.Expected}", map.Place);
            isWhole = false;
        }

        return isWhole ? new FigureValue(map.Place, null) { Section = section.ToImmutable() } : null;
    }

    private FigureValue? ReadMap(MapNode map, string path)
    {
        var form = new TextForm();
        var texts = map.Entries.Select(e => (e.Key.Text, Value: form.Read($"{path}.{e.Key.Text}", e.Value, bag) is { } text ? new FigureValue(e.Value.Place, text) : null)).ToArray();
        return Array.TrueForAll(texts, t => t.Value is not null) ? new FigureValue(map.Place, null) { Section = [.. texts.Select(t => (t.Text, t.Value!))] } : null;
    }
}
