using System.Collections.Immutable;
using CoOpt.Gpu.Specs.Keys.Forms;

namespace CoOpt.Gpu.Specs.Figures;

/// <summary>One key of a file of figures: a value, a section of keys, or either; or a list of these.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Form">The value it takes; null where it takes a section only.</param>
/// <param name="Text">What it means.</param>
internal sealed record FigureKey(string Name, ValueForm? Form, string Text)
{
    /// <summary>The keys of its section; empty where it takes a value only.</summary>
    public ImmutableArray<FigureKey> Section { get; init; } = [];

    /// <summary>Whether it takes a list of what is said; one alone stands for a list of one.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether its section must have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether its section has free names, each with a text.</summary>
    public bool IsMap { get; init; }

    /// <summary>For messages.</summary>
    public string Expected
    {
        get
        {
            var section = IsMap ? "a section of values with their texts" : Section.IsEmpty ? "" : $"a section of keys ({string.Join(", ", Section.Select(k => k.Name))})";
            return Form is null ? section : section.Length == 0 ? Form.Expected : $"{Form.Expected} or {section}";
        }
    }
}
