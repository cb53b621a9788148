namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>The printed width of a figure: the two that journals set.</summary>
public enum FigureSize
{
    /// <summary>One column of a two-column page: 88 mm.</summary>
    Column,

    /// <summary>The full width of the text: 180 mm.</summary>
    Page,
}
