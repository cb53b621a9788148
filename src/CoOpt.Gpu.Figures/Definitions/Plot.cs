using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>A figure with the rows it plots: all that a writer needs.</summary>
/// <param name="Figure">What is shown.</param>
/// <param name="Data">The rows; the columns are those that <see cref="Figure.Columns"/> names.</param>
public sealed record Plot(Figure Figure, DataTable Data);
