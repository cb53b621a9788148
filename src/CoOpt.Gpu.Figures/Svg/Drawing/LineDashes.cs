namespace CoOpt.Gpu.Figures.Svg.Drawing;

/// <summary>Dashes and gaps in points.</summary>
internal static class LineDashes
{
    /// <summary>What theory says.</summary>
    internal const string Theory = "4,2.2";

    /// <summary>Rules.</summary>
    internal const string Rule = "1.5,2";
}
