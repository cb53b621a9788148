using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>A table.</summary>
/// <param name="Caption">What it holds; empty for none.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, each with a cell for every column.</param>
public sealed record TableBlock(string Caption, ImmutableArray<TableHead> Columns, ImmutableArray<ImmutableArray<Inline>> Rows) : Block
{
    /// <summary>Whether a column has a name.</summary>
    public bool HasHeads => Columns.Any(c => c.Name.Length > 0);
}
