namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>A column of the rows that a figure plots.</summary>
/// <param name="Name">Name in the CSV.</param>
/// <param name="IsNumber">Whether its cells are numbers; texts otherwise.</param>
/// <param name="Unit">Unit; 1 if dimensionless, empty if none applies.</param>
/// <param name="Meaning">Meaning, with the statistic and over what it was taken.</param>
public sealed record FigureColumn(string Name, bool IsNumber, string Unit, string Meaning);
