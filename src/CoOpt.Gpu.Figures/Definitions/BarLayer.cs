namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>A bar from 0 per row over a category axis, with an interval from lower to upper where these columns are named. Bars of several series stand side by side or upon each other.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="X">Column of the category.</param>
/// <param name="Y">Column of the bar's height.</param>
public sealed record BarLayer(string Name, string X, string Y) : Layer(Name)
{
    /// <summary>Column of the interval's lower end; null without interval.</summary>
    public string? Lower { get; init; }

    /// <summary>Column of the interval's upper end; null without interval.</summary>
    public string? Upper { get; init; }

    /// <summary>Column of the series that colours a bar; null for one colour.</summary>
    public string? Series { get; init; }

    /// <summary>Whether bars of one category stand upon each other, in the order of the series.</summary>
    public bool Stacked { get; init; }
}
