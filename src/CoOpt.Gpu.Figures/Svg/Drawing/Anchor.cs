namespace CoOpt.Gpu.Figures.Svg.Drawing;

/// <summary>Which point of a text stands at its place.</summary>
internal enum Anchor
{
    /// <summary>The beginning.</summary>
    Start,

    /// <summary>The middle.</summary>
    Middle,

    /// <summary>The end.</summary>
    End,
}
