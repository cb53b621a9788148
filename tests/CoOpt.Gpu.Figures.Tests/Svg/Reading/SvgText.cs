namespace CoOpt.Gpu.Figures.Tests.Svg.Reading;

/// <summary>A text of a picture with the rectangle it covers, turned as it is drawn.</summary>
internal sealed record SvgText(string Content, double Size, double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether two texts cover a common area; touching at an edge, to the precision of coordinates, is none.</summary>
    internal bool Overlaps(SvgText other)
    {
        const double Precision = 0.05;
        return Left + Precision < other.Right && other.Left + Precision < Right && Top + Precision < other.Bottom && other.Top + Precision < Bottom;
    }
}
