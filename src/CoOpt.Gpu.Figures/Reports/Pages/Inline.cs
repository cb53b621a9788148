namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>A piece of running text. The text is data: a writer escapes it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Style">How it is set.</param>
/// <param name="Link">Where it leads, relative to the page; null where it does not.</param>
public sealed record Inline(string Text, InlineStyle Style = InlineStyle.Plain, string? Link = null)
{
    /// <summary>What stands below the text of a cell, smaller: an interval, a count. Empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Plain text.</summary>
    public static implicit operator Inline(string text) => new(text);

    /// <summary>A name or value that can be typed.</summary>
    public static Inline Code(string text) => new(text, InlineStyle.Code);

    /// <summary>A text that counts more than its neighbours.</summary>
    public static Inline Strong(string text) => new(text, InlineStyle.Strong);

    /// <summary>A link to a file beside the page or to a section of it.</summary>
    public static Inline To(string link, string text) => new(text, InlineStyle.Plain, link);
}
