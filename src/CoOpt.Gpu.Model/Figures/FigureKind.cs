namespace CoOpt.Gpu.Model.Figures;

/// <summary>What a recipe makes of a run.</summary>
public enum FigureKind
{
    /// <summary>A statistic against x, with its interval as a band; over texts as marks with intervals.</summary>
    Lines,

    /// <summary>A mark per instance.</summary>
    Points,

    /// <summary>A statistic per category, with its interval.</summary>
    Bars,

    /// <summary>A statistic as the colour of cells over x and y.</summary>
    Heatmap,

    /// <summary>An observable of the traces against time, step or bits: a statistic over instances with its band, or single instances.</summary>
    Traces,

    /// <summary>The shares of the outcomes against x, stacked to one.</summary>
    Outcomes,

    /// <summary>A line per instance across parallel axes, one for each of the columns.</summary>
    Parallel,
}
