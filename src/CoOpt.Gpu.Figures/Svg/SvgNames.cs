using System.Globalization;

namespace CoOpt.Gpu.Figures.Svg;

/// <summary>The ids of a figure's elements.</summary>
internal sealed class SvgNames(string prefix, string figure)
{
    private readonly string _stem = Safe(prefix) + Safe(figure);

    /// <summary>Of the title.</summary>
    internal string Title => _stem + "-title";

    /// <summary>Of the description.</summary>
    internal string Description => _stem + "-desc";

    /// <summary>Of the pattern of empty cells.</summary>
    internal string Hatch => _stem + "-hatch";

    /// <summary>Of a panel's clip path.</summary>
    internal string Clip(int panel) => string.Create(CultureInfo.InvariantCulture, $"{_stem}-clip{panel}");

    // An id is referred to in a url(), where other characters would have a meaning.
    private static string Safe(string text) => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
}
