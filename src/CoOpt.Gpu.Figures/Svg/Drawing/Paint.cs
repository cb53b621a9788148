using CoOpt.Gpu.Figures.Svg.Colors;

namespace CoOpt.Gpu.Figures.Svg.Drawing;

/// <summary>How a shape is filled and drawn.</summary>
internal readonly record struct Paint
{
    /// <summary>The tone of its area; null for none.</summary>
    internal Tone? Fill { get; init; }

    /// <summary>The tone of its edge; null for none.</summary>
    internal Tone? Stroke { get; init; }

    /// <summary>Width of the edge in points.</summary>
    internal double Width { get; init; }

    /// <summary>Lengths of dashes and gaps; null for a solid edge.</summary>
    internal string? Dashes { get; init; }

    /// <summary>0 clear to 1 solid; 0 stands for solid, as does 1.</summary>
    internal double Opacity { get; init; }

    /// <summary>A filled area.</summary>
    internal static Paint Area(Tone tone, double opacity = 1) => new() { Fill = tone, Opacity = opacity };

    /// <summary>A line.</summary>
    internal static Paint Line(Tone tone, double width, string? dashes = null, double opacity = 1) => new() { Stroke = tone, Width = width, Dashes = dashes, Opacity = opacity };
}
