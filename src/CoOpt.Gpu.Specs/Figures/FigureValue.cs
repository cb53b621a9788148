using System.Collections.Immutable;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Figures;

/// <summary>What a key was given, after every check that the table can make.</summary>
/// <param name="Place">Where.</param>
/// <param name="Value">The value; null for a section or list.</param>
internal sealed record FigureValue(SpecPlace Place, SettingValue? Value)
{
    /// <summary>The keys of a section, in order.</summary>
    public ImmutableArray<(string Name, FigureValue Value)> Section { get; init; } = [];

    /// <summary>The entries of a list.</summary>
    public ImmutableArray<FigureValue> Items { get; init; } = [];

    /// <summary>A key of the section; null where it is not given.</summary>
    public FigureValue? this[string name] => Section.FirstOrDefault(s => s.Name == name).Value;

    /// <summary>The text of a key; empty where it is not given.</summary>
    public string Text(string name) => this[name]?.Value?.ToString() ?? "";

    /// <summary>The number of a key; null where it is not given.</summary>
    public double? Number(string name) => this[name]?.Value?.Number;

    /// <summary>The entries of a list; none where it is not given.</summary>
    public ImmutableArray<FigureValue> List(string name) => this[name]?.Items ?? [];
}
