namespace CoOpt.Gpu.Results.Tables;

/// <summary>One entry of the data dictionary.</summary>
/// <param name="Name">The column's name in the header.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Unit">Unit; 1 if dimensionless, empty if none applies.</param>
/// <param name="Meaning">Meaning or formula.</param>
/// <param name="Empty">When a cell is empty; empty if never.</param>
public sealed record TableColumn(string Name, CellKind Kind, string Unit, string Meaning, string Empty = "");
