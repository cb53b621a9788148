namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>How values become positions or colours.</summary>
public enum ScaleKind
{
    /// <summary>Proportional to the value.</summary>
    Linear,

    /// <summary>Proportional to its logarithm; a value that is not positive is a gap.</summary>
    Log,

    /// <summary>One place for each text, evenly spaced, in the order of <see cref="Axis.Categories"/>.</summary>
    Category,
}
