namespace CoOpt.Gpu.Model.Figures;

/// <summary>What is taken over the rows that share a place.</summary>
public enum RecipeStatistic
{
    /// <summary>The median.</summary>
    Median,

    /// <summary>The arithmetic mean.</summary>
    Mean,

    /// <summary>The mean of an expression that is 1 or 0.</summary>
    Share,

    /// <summary>The smallest.</summary>
    Minimum,

    /// <summary>The largest.</summary>
    Maximum,
}
