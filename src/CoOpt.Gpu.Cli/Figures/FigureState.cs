namespace CoOpt.Gpu.Cli.Figures;

/// <summary>What became of a file of a figure.</summary>
internal enum FigureState
{
    /// <summary>It is as its rows and its document give it, and was left alone.</summary>
    Same,

    /// <summary>It was written.</summary>
    Written,

    /// <summary>It is not what rows and document give.</summary>
    Differs,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>The figure cannot be read.</summary>
    Malformed,
}
