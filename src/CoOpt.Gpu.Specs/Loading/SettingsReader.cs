using System.Collections.Immutable;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;
using CoOpt.Gpu.Specs.Keys;

namespace CoOpt.Gpu.Specs.Loading;

/// <summary>Walks a document along the key table and collects the values given.</summary>
internal sealed class SettingsReader(GivenValues given, DiagnosticBag bag)
{
    /// <summary>The section that holds the axes; it is not part of the key table.</summary>
    public const string SweepSection = "sweep";

    /// <summary>The section of a spec's short form; it is not part of the key table either.</summary>
    public const string QuickSection = "quick";

    /// <summary>Reads the settings of a file's root; returns its sweep and quick sections.</summary>
    public (MapEntry? Sweep, MapEntry? Quick) ReadRoot(SpecNode root)
    {
        if (root is not MapNode map)
        {
            var isEmpty = root is ScalarNode scalar && CoreScalar.Read(scalar).IsNull;
            bag.Add(
                DiagnosticCatalogue.WrongType,
                isEmpty ? "the spec is empty; it needs at least schema: 1 and a name" : $"a spec is a section of keys, got {root.Kind}",
                root.Place);
            return (null, null);
        }

        ReadSection(map, SpecKeys.Tree, fromOption: false);
        return (map.Entries.FirstOrDefault(e => e.Key.Text == SweepSection), map.Entries.FirstOrDefault(e => e.Key.Text == QuickSection));
    }

    /// <summary>Reads the value of a key, or the keys below it.</summary>
    public void ReadValue(SpecNode node, SpecKeyTree at, SpecPlace place, bool fromOption)
    {
        switch (node)
        {
            case BrokenNode:
                given.Break(at.Path);
                break;
            case MapNode map when at.Children.Count > 0:
                given.AddSection(at.Path, place);
                ReadSection(map, at, fromOption);
                break;
            case var _ when at.Key is { } key:
                if (key.Form.Read(key.Path, node, bag) is { } value)
                {
                    given.Add(key.Path, new GivenValue(value, node.Place, fromOption));
                }
                else
                {
                    given.Break(key.Path);
                }

                break;
            case ScalarNode scalar when CoreScalar.Read(scalar).IsNull:
                break;
            default:
                bag.Add(DiagnosticCatalogue.WrongType, $"{at.Path} must be a section of keys ({string.Join(", ", at.Children.Keys)}), got {node.Kind}", node.Place);
                break;
        }
    }

    private void ReadSection(MapNode map, SpecKeyTree at, bool fromOption)
    {
        foreach (var (name, value) in map.Entries)
        {
            if (bag.IsFull)
            {
                return;
            }

            if (at.Children.TryGetValue(name.Text, out var child))
            {
                ReadValue(value, child, name.Place, fromOption);
            }
            else if (at.Path.Length > 0 || name.Text is not (SweepSection or QuickSection))
            {
                bag.Add(DiagnosticCatalogue.UnknownKey, Unknown(name.Text, at), name.Place);
            }
        }
    }

    private static string Unknown(string name, SpecKeyTree at)
    {
        var path = at.Path.Length == 0 ? name : $"{at.Path}.{name}";
        if (name.Contains('.', StringComparison.Ordinal) && SpecKeys.Find(name) is { } dotted)
        {
            return $"unknown key {path}; dotted names stand under sweep only, here nest it: {string.Concat(dotted.Parent.Split('.').Select(p => $"{p}: {{ "))}{dotted.Name}: … {string.Concat(dotted.Parent.Split('.').Select(_ => "} "))}".TrimEnd();
        }

        IEnumerable<string> siblings = at.Children.Keys;
        if (at.Path.Length == 0)
        {
            siblings = [.. siblings, SweepSection, QuickSection];
        }

        if (NearestName.Find(name, siblings) is { } near)
        {
            return $"unknown key {path}; did you mean {near}?";
        }

        var elsewhere = SpecKeys.All.Where(k => k.Name == name).Select(k => k.Path).ToImmutableArray();
        return elsewhere.Length > 0 ? $"unknown key {path}; {name} belongs to {string.Join(" or ", elsewhere)}"
            : at.Path.Length == 0 ? $"unknown key {path}; a spec has {string.Join(", ", siblings)}"
            : $"unknown key {path}; {at.Path} has {string.Join(", ", siblings)}";
    }
}
