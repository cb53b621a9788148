using CsvHelper;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>Writes one cell of a row.</summary>
internal delegate void CellWriter<TRow>(CsvWriter csv, in TRow row);

/// <summary>A column together with its dictionary entry, so that neither can exist without the other.</summary>
internal sealed record Column<TRow>(TableColumn Description, CellWriter<TRow> Write)
{
    internal string Name => Description.Name;
}
