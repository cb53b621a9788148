using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>
/// What a figure shows, apart from its rows: axes, panels, series and layers, each naming columns of one table. Every row of that table belongs to the layer that its column
/// <see cref="LayerColumn"/> names, and, where there are panels, to the panel that the column <see cref="Panel"/> names. A writer draws it without looking anywhere else.
/// </summary>
public sealed record Figure
{
    /// <summary>The column that says to which layer a row belongs.</summary>
    public const string LayerColumn = "layer";

    /// <summary>Name of the figure's files: lower-case letters, digits and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>What it shows, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>A second, smaller line: conditions and statistic; empty if there is nothing to say.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>What a reader who cannot see the picture should know.</summary>
    public required string Description { get; init; }

    /// <summary>What was left out of the picture (empty, not positive on a log axis, decimated) and why; empty if nothing was.</summary>
    public string Note { get; init; } = "";

    /// <summary>The printed width.</summary>
    public FigureSize Size { get; init; } = FigureSize.Page;

    /// <summary>The horizontal axis.</summary>
    public required Axis X { get; init; }

    /// <summary>The vertical axis.</summary>
    public required Axis Y { get; init; }

    /// <summary>The small multiples; null for a single panel.</summary>
    public Panels? Panel { get; init; }

    /// <summary>The series and their order; null where no layer has any.</summary>
    public SeriesScale? Series { get; init; }

    /// <summary>The scale of the cells' colours; null without cells.</summary>
    public ColorScale? Color { get; init; }

    /// <summary>What is drawn, from back to front.</summary>
    public required ImmutableArray<Layer> Layers { get; init; }

    /// <summary>The columns of the table, in order, with their units and meanings.</summary>
    public required ImmutableArray<FigureColumn> Columns { get; init; }

    /// <summary>The runs whose rows were plotted.</summary>
    public ImmutableArray<FigureSource> Sources { get; init; } = [];
}
