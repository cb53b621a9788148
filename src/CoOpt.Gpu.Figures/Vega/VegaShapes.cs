using CoOpt.Gpu.Figures.Svg.Drawing;

namespace CoOpt.Gpu.Figures.Vega;

/// <summary>The shapes of the SVG's marks by Vega's names, or as paths where it has none.</summary>
internal static class VegaShapes
{
    private static readonly string[] Names =
    [
        "circle", "square", "triangle-up", "diamond", "triangle-down", "cross",
        "M0,-1.1L0.28,-0.38L1.05,-0.34L0.45,0.15L0.65,0.89L0,0.47L-0.65,0.89L-0.45,0.15L-1.05,-0.34L-0.28,-0.38Z",
        "M-1.3,-0.5L1.3,-0.5L1.3,0.5L-1.3,0.5Z",
    ];

    /// <summary>The shape of a series.</summary>
    internal static string Of(int series) => Names[MarkShapes.Of(series)];
}
