using System.Collections.Immutable;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;

namespace CoOpt.Gpu.Specs.Loading;

/// <summary>An axis with the place of each of its keys.</summary>
internal sealed record PlacedAxis(Axis Axis, ImmutableArray<SpecPlace> Places, bool FromOption);

/// <summary>Reads the sweep section and the --sweep options into axes.</summary>
internal sealed class SweepReader(DiagnosticBag bag)
{
    private const string Zip = "zip";

    private readonly AxisReader _axes = new(bag);
    private readonly List<PlacedAxis> _result = [];

    /// <summary>Settings whose axis could not be read: they are swept all the same.</summary>
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    public ImmutableArray<PlacedAxis> Axes => [.. _result];

    /// <summary>Whether a setting is swept.</summary>
    public bool IsSwept(string path) => _broken.Contains(path) || _result.Any(a => a.Axis.Keys.Contains(path));

    /// <summary>Reads the section.</summary>
    public void ReadSection(MapEntry? section)
    {
        switch (section?.Value)
        {
            case null:
            case ScalarNode scalar when CoreScalar.Read(scalar).IsNull:
            case BrokenNode:
                return;
            case MapNode map:
                foreach (var (key, value) in map.Entries.TakeWhile(_ => !bag.IsFull))
                {
                    if (key.Text == Zip)
                    {
                        ReadZip(key.Place, value);
                    }
                    else
                    {
                        ReadAxis(key.Text, key.Place, value, fromOption: false);
                    }
                }

                break;
            case { } other:
                bag.Add(DiagnosticCatalogue.WrongType, $"sweep must be a section of axes such as links.rho: [0.1, 0.2], got {other.Kind}", other.Place);
                break;
        }
    }

    /// <summary>Reads one axis; from an option it replaces the setting's axis in place.</summary>
    public void ReadAxis(string path, SpecPlace place, SpecNode node, bool fromOption)
    {
        if (_axes.FindKey(path, place) is not { } key || (!fromOption && !Claim(path, place)))
        {
            return;
        }

        var at = _result.FindIndex(a => a.Axis.Keys.Contains(path));
        _axes.Release(at < 0 ? 0 : _result[at].Axis.Count);
        if (_axes.Read(key, node) is not { } values)
        {
            _broken.Add(path);
            return;
        }

        var axis = new PlacedAxis(new Axis([path], [.. values.Select(v => ImmutableArray.Create(v))]), [node.Place], fromOption);
        if (at < 0)
        {
            _result.Add(axis);
        }
        else if (_result[at].Axis.Keys.Length > 1)
        {
            bag.Add(DiagnosticCatalogue.SweptTwice, $"{path} is part of a zip; an option replaces plain axes only", place);
        }
        else
        {
            _result[at] = axis;
        }
    }

    private bool Claim(string path, SpecPlace place)
    {
        if (IsSwept(path))
        {
            bag.Add(DiagnosticCatalogue.SweptTwice, $"{path} is swept by another axis already; keep one", place);
            return false;
        }

        return true;
    }

    private void ReadZip(SpecPlace place, SpecNode node)
    {
        if (node is not MapNode { Entries.Length: > 0 } map)
        {
            bag.Add(DiagnosticCatalogue.BadAxis, $"zip must be a section of axes that move together, got {node.Kind}", node.Place);
            return;
        }

        var columns = new List<(string Path, SpecPlace Place, ImmutableArray<SettingValue> Values)>();
        foreach (var (name, value) in map.Entries.TakeWhile(_ => !bag.IsFull))
        {
            if (_axes.FindKey(name.Text, name.Place) is { } key && Claim(name.Text, name.Place))
            {
                _broken.Add(name.Text);
                if (_axes.Read(key, value) is { } values)
                {
                    columns.Add((name.Text, value.Place, values));
                }
            }
        }

        if (columns.Count != map.Entries.Length)
        {
            return;
        }

        if (columns.Find(c => c.Values.Length != columns[0].Values.Length) is { Path: not null } odd)
        {
            bag.Add(
                DiagnosticCatalogue.ZipLength,
                FormattableString.Invariant($"zip moves its keys together: {columns[0].Path} has {columns[0].Values.Length} points, {odd.Path} has {odd.Values.Length}"),
                odd.Place);
            return;
        }

        _broken.ExceptWith(columns.Select(c => c.Path));
        var points = Enumerable.Range(0, columns[0].Values.Length).Select(k => columns.Select(c => c.Values[k]).ToImmutableArray());
        _result.Add(new PlacedAxis(new Axis([.. columns.Select(c => c.Path)], [.. points]), [.. columns.Select(c => c.Place)], false));
    }
}
