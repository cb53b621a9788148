using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Tests.Svg;

/// <summary>Makes plots of rows given one by one: every row names its cells, the others are empty.</summary>
internal sealed class PlotBuilder
{
    private readonly List<Dictionary<string, object>> _rows = [];

    /// <summary>Adds a row of a layer.</summary>
    internal PlotBuilder Row(string layer, params (string Name, object Value)[] cells)
    {
        var row = cells.ToDictionary(c => c.Name, c => c.Value is int i ? (double)i : c.Value);
        row[Figure.LayerColumn] = layer;
        _rows.Add(row);
        return this;
    }

    /// <summary>The plot of a figure with these rows; columns that no row has are texts.</summary>
    internal Plot Plot(Figure figure)
    {
        var names = _rows.SelectMany(r => r.Keys).Prepend(Figure.LayerColumn).Concat(Named(figure)).Distinct().ToArray();
        ImmutableArray<DataColumn> columns =
        [
            .. names.Select(name => _rows.Exists(r => r.TryGetValue(name, out var v) && v is double)
                ? DataColumn.Of(name, [.. _rows.Select(r => r.TryGetValue(name, out var v) ? (double)v : double.NaN)])
                : DataColumn.Of(name, [.. _rows.Select(r => r.TryGetValue(name, out var v) ? (string)v : "")])),
        ];
        return new Plot(figure with { Columns = [.. columns.Select(c => new FigureColumn(c.Name, c.IsNumber, "", ""))] }, new DataTable(columns));
    }

    /// <summary>A figure of a title and two axes.</summary>
    internal static Figure Basic(string id, string title, Axis x, Axis y, params ImmutableArray<Layer> layers) => new()
    {
        Id = id,
        Title = title,
        Description = "A figure of the tests.",
        X = x,
        Y = y,
        Layers = layers,
        Columns = [],
    };

    private static IEnumerable<string> Named(Figure figure) => figure.Layers.SelectMany(layer => layer switch
    {
        LineLayer l => new[] { l.X, l.Y, l.Lower, l.Upper, l.Series, l.Path },
        PointLayer p => [p.X, p.Y, p.Lower, p.Upper, p.Series],
        BarLayer b => [b.X, b.Y, b.Lower, b.Upper, b.Series],
        CellLayer c => [c.XFrom, c.XTo, c.YFrom, c.YTo, c.Value],
        RuleLayer r => [r.At, r.Text],
        TextLayer t => [t.X, t.Y, t.Text],
        _ => [],
    }).OfType<string>().Concat(figure.Panel is { } panel ? [panel.Column] : []);
}
