namespace CoOpt.Gpu.Figures.Svg.Typography;

/// <summary>Sizes of text in points, without a font at hand.</summary>
internal static class TextMetrics
{
    /// <summary>Height above the base line, per size: Helvetica's ascenders.</summary>
    internal const double Ascent = 0.74;

    /// <summary>Depth below the base line, per size: Helvetica's descenders.</summary>
    internal const double Descent = 0.22;

    /// <summary>Distance of base lines, per size: a subscript clears a superscript below it.</summary>
    internal const double Leading = 1.23;

    // Journals print nothing below 5 points.
    private const double SmallestSize = 5.4;
    private const double ScriptScale = 0.74;

    /// <summary>The size of sub- and superscripts in a text of that size.</summary>
    internal static double ScriptSize(double size) => Math.Max(SmallestSize, ScriptScale * size);

    /// <summary>How far a script of that level is above (negative) or below the base line.</summary>
    internal static double ScriptShift(double size, int level) => level switch { > 0 => -0.33 * size, < 0 => 0.14 * size, _ => 0 };

    /// <summary>The width of one line.</summary>
    internal static double Width(string text, double size, bool bold = false)
    {
        double width = 0;
        foreach (var run in ScriptText.Parse(text))
        {
            var thousandths = 0;
            foreach (var rune in run.Text.EnumerateRunes())
            {
                thousandths += FontWidths.Of(rune, bold);
            }

            width += thousandths * (run.Level == 0 ? size : ScriptSize(size)) / 1000;
        }

        return width;
    }

    /// <summary>The height of lines set below each other.</summary>
    internal static double Height(int lines, double size) => lines == 0 ? 0 : size * (Ascent + Descent + (lines - 1) * Leading);
}
