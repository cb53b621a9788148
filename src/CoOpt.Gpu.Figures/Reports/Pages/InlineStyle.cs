namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>How a piece of text is set.</summary>
public enum InlineStyle
{
    /// <summary>As its surroundings.</summary>
    Plain,

    /// <summary>As something to type or to look up: a file, a column, a value.</summary>
    Code,

    /// <summary>Stronger than its surroundings.</summary>
    Strong,
}
