using CoOpt.Gpu.Figures.Svg.Colors;
using CoOpt.Gpu.Figures.Svg.Layout;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Drawing;

/// <summary>A line of text at its place.</summary>
/// <param name="Text">The text.</param>
/// <param name="X">The anchor's x.</param>
/// <param name="Y">The base line's y.</param>
/// <param name="Size">In points.</param>
/// <param name="Tone">Its colour.</param>
/// <param name="Anchor">Which of its points is at x.</param>
internal sealed record PlacedText(string Text, double X, double Y, double Size, Tone Tone, Anchor Anchor = Anchor.Start)
{
    /// <summary>Whether it is bold.</summary>
    internal bool Bold { get; init; }

    /// <summary>Turned about its anchor, in degrees clockwise.</summary>
    internal double Turn { get; init; }

    /// <summary>Whether a rim in the ground's colour parts it from what it stands on.</summary>
    internal bool Halo { get; init; }

    /// <summary>The whole text, where <see cref="Text"/> is shortened.</summary>
    internal string? Full { get; init; }

    /// <summary>What it covers, unturned.</summary>
    internal Box Box
    {
        get
        {
            var width = TextMetrics.Width(Text, Size, Bold);
            var left = X - (Anchor switch { Anchor.Middle => width / 2, Anchor.End => width, _ => 0 });
            return new Box(left, Y - TextMetrics.Ascent * Size, width, TextMetrics.Height(1, Size));
        }
    }

    /// <summary>The base line of a text whose height is centred at <paramref name="middle"/>: half the height of Helvetica's digits and capitals below it.</summary>
    internal static double BaseLine(double middle, double size) => middle + 0.355 * size;
}
