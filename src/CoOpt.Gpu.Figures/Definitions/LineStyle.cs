namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>What a line stands for.</summary>
public enum LineStyle
{
    /// <summary>A measurement: solid.</summary>
    Measured,

    /// <summary>What theory says: dashed; in ink where it belongs to no series.</summary>
    Theory,

    /// <summary>One of many: thin and pale.</summary>
    Faint,
}
