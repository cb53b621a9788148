using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>A paragraph.</summary>
public sealed record ParagraphBlock : Block
{
    /// <summary>A paragraph of these pieces.</summary>
    public ParagraphBlock(params ReadOnlySpan<Inline> text) => Text = [.. text];

    /// <summary>Its text.</summary>
    public ImmutableArray<Inline> Text { get; }

    /// <summary>Whether it says something that must not be overlooked.</summary>
    public bool IsNotice { get; init; }
}
