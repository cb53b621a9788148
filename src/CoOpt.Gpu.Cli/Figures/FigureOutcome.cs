namespace CoOpt.Gpu.Cli.Figures;

/// <summary>What became of a file of a figure.</summary>
/// <param name="Figure">The figure's address.</param>
/// <param name="File">The file as the user would type it.</param>
/// <param name="State">What became of it.</param>
internal sealed record FigureOutcome(string Figure, string File, FigureState State)
{
    /// <summary>What is wrong; empty where nothing is.</summary>
    public string Problem { get; init; } = "";
}
