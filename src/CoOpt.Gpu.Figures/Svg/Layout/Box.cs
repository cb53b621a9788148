namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>A rectangle in points, y downwards.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>The right edge.</summary>
    internal double Right => X + Width;

    /// <summary>The lower edge.</summary>
    internal double Bottom => Y + Height;

    /// <summary>Whether the two have an area in common.</summary>
    internal bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Whether a point lies in it, edges included.</summary>
    internal bool Contains(double x, double y) => x >= X && x <= Right && y >= Y && y <= Bottom;

    /// <summary>The rectangle grown by so much on every side.</summary>
    internal Box Grow(double by) => new(X - by, Y - by, Width + 2 * by, Height + 2 * by);
}
