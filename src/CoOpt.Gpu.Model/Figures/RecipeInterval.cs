namespace CoOpt.Gpu.Model.Figures;

/// <summary>What a band or interval around a statistic is.</summary>
public enum RecipeInterval
{
    /// <summary>Quartiles for a median, 95 % confidence for a mean or share, none for an extreme.</summary>
    Auto,

    /// <summary>None.</summary>
    None,

    /// <summary>Lower to upper quartile.</summary>
    Quartiles,

    /// <summary>Smallest to largest.</summary>
    Range,

    /// <summary>95 % confidence: of a mean by Student's law, of a median between order statistics (at least 95 % whatever the law; none below 6 numbers), of a share after Wilson.</summary>
    Confidence,

    /// <summary>95 %, percentile bootstrap, of a median, a mean or a share.</summary>
    Bootstrap,
}
