namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>Lines through the rows in their order, each with a band from lower to upper where these columns are named. A row whose y is a gap parts the line.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="X">Column of x.</param>
/// <param name="Y">Column of y.</param>
public sealed record LineLayer(string Name, string X, string Y) : Layer(Name)
{
    /// <summary>Column of the band's lower edge; null without band.</summary>
    public string? Lower { get; init; }

    /// <summary>Column of the band's upper edge; null without band.</summary>
    public string? Upper { get; init; }

    /// <summary>Column of the series that colours a line; null for ink.</summary>
    public string? Series { get; init; }

    /// <summary>Column that parts rows of one series into several lines; null where the series alone does.</summary>
    public string? Path { get; init; }

    /// <summary>What the line stands for.</summary>
    public LineStyle Style { get; init; } = LineStyle.Measured;

    /// <summary>Whether each row gets a small mark on the line.</summary>
    public bool Markers { get; init; }

    /// <summary>Text beside the end of the line, such as <c>predicted</c>, for a layer without series; empty for none. Series are labelled by their names.</summary>
    public string Label { get; init; } = "";
}
