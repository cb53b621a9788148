using System.Collections.Immutable;

namespace CoOpt.Gpu.Specs.Diagnostics;

/// <summary>Collects problems, so that a file's are reported at once.</summary>
internal sealed class DiagnosticBag
{
    /// <summary>A file that is no spec at all should not print megabytes.</summary>
    private const int Limit = 200;

    private readonly List<Diagnostic> _items = [];

    public bool HasErrors { get; private set; }

    /// <summary>Whether further problems would not be kept, so that looking for them is idle.</summary>
    public bool IsFull => _items.Count >= Limit;

    public void Add(DiagnosticCode code, string message, SpecPlace place)
    {
        HasErrors |= !code.IsWarning;
        var item = new Diagnostic(code, message, place);
        if (_items.Count < Limit && !_items.Contains(item))
        {
            _items.Add(item);
        }
    }

    public void AddRange(IEnumerable<Diagnostic> items)
    {
        foreach (var d in items)
        {
            Add(d.Code, d.Message, d.Place);
        }
    }

    /// <summary>In the order of the files, then of the positions in them.</summary>
    public ImmutableArray<Diagnostic> ToImmutable()
    {
        var sources = _items.Select(d => d.Place.Source).Distinct().ToList();
        return [.. _items.OrderBy(d => sources.IndexOf(d.Place.Source)).ThenBy(d => d.Place.Line).ThenBy(d => d.Place.Column)];
    }
}
