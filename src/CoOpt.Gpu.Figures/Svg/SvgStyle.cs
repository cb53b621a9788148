using System.Text;
using CoOpt.Gpu.Figures.Svg.Colors;

namespace CoOpt.Gpu.Figures.Svg;

/// <summary>The style sheet of figures within an HTML page.</summary>
public static class SvgStyle
{
    /// <summary>The class of every figure's root element.</summary>
    public const string RootClass = "coopt-figure";

    /// <summary>What a page with inline figures carries: they fit its width, and turn dark on a screen that prefers it, but not on paper.</summary>
    public static string Css { get; } = $".{RootClass}{{max-width:100%;height:auto}}\n" + Dark(Palette.All, Palette.Drawn, "screen and ");

    /// <summary>The rules that turn dark what is filled or drawn in these tones.</summary>
    internal static string Dark(IEnumerable<Tone> filled, IEnumerable<Tone> drawn, string media = "")
    {
        var rules = new StringBuilder($"@media {media}(prefers-color-scheme:dark){{\n");
        foreach (var tone in filled)
        {
            rules.Append($".{RootClass} .{FillClass(tone)}{{fill:{tone.Dark}}}\n");
        }

        foreach (var tone in drawn)
        {
            rules.Append($".{RootClass} .{StrokeClass(tone)}{{stroke:{tone.Dark}}}\n");
        }

        return rules.Append("}\n").ToString();
    }

    /// <summary>The class of what is filled with a tone.</summary>
    internal static string FillClass(Tone tone) => "f-" + tone.Name;

    /// <summary>The class of what is drawn in a tone.</summary>
    internal static string StrokeClass(Tone tone) => "k-" + tone.Name;
}
