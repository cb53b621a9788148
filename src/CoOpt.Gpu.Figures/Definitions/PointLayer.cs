namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>A mark per row, with a vertical interval from lower to upper where these columns are named.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="X">Column of x.</param>
/// <param name="Y">Column of y.</param>
public sealed record PointLayer(string Name, string X, string Y) : Layer(Name)
{
    /// <summary>Column of the interval's lower end; null without interval.</summary>
    public string? Lower { get; init; }

    /// <summary>Column of the interval's upper end; null without interval.</summary>
    public string? Upper { get; init; }

    /// <summary>Column of the series that colours and shapes a mark; null for ink.</summary>
    public string? Series { get; init; }
}
