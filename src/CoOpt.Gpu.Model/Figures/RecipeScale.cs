namespace CoOpt.Gpu.Model.Figures;

/// <summary>How values become positions or colours.</summary>
public enum RecipeScale
{
    /// <summary>Logarithmic where all values are positive and span more than two decades, or where levels are spaced by a ratio; else linear.</summary>
    Auto,

    /// <summary>Proportional to the value.</summary>
    Linear,

    /// <summary>Proportional to the logarithm; values that are not positive are left out and counted.</summary>
    Log,

    /// <summary>One place for each value.</summary>
    Category,
}
