using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg.Typography;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Svg.Data;

/// <summary>The rows of a plot as a drawing needs them: by layer and panel, with numbers on every axis. On a category axis the number is the place of the text, from 0; what has no place is NaN.</summary>
internal sealed class PlotData
{
    private readonly DataTable _table;
    private readonly int[] _panelOf;
    private readonly Dictionary<string, int[]> _rowsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Column, char Axis), double[]> _places = [];

    internal PlotData(Plot plot)
    {
        (Figure, _table) = (plot.Figure, plot.Data);
        Panels = Figure.Panel is { } panel ? [.. panel.Values.Select(CleanText.Line)] : [""];
        Series = Figure.Series is { } series ? [.. series.Values.Select(CleanText.Line)] : [];
        _panelOf = Figure.Panel is { } p ? Indices(p.Column, p.Values) : new int[_table.Rows];
        foreach (var rows in Texts(Figure.LayerColumn).Select((name, row) => (name, row)).GroupBy(r => r.name, r => r.row, StringComparer.Ordinal))
        {
            _rowsOf.Add(rows.Key, [.. rows]);
        }
    }

    /// <summary>What is shown.</summary>
    internal Figure Figure { get; }

    /// <summary>The panels' texts; one empty text where there are no panels.</summary>
    internal ImmutableArray<string> Panels { get; }

    /// <summary>The texts of the series.</summary>
    internal ImmutableArray<string> Series { get; }

    /// <summary>The rows of a layer in a panel, in the table's order.</summary>
    internal IEnumerable<int> Rows(Layer layer, int panel) => Rows(layer).Where(row => _panelOf[row] == panel);

    /// <summary>The rows of a layer in any panel.</summary>
    internal IEnumerable<int> Rows(Layer layer) => _rowsOf.TryGetValue(layer.Name, out var rows) ? rows.Where(row => _panelOf[row] >= 0) : [];

    /// <summary>The places of a column's cells on the horizontal axis; all NaN where no column is named.</summary>
    internal double[] X(string? column) => Places(column, Figure.X, 'x');

    /// <summary>The places of a column's cells on the vertical axis; all NaN where no column is named.</summary>
    internal double[] Y(string? column) => Places(column, Figure.Y, 'y');

    /// <summary>The numbers of a column; NaN for what is none.</summary>
    internal double[] Numbers(string? column) => Places(column, new Axis("", "", ScaleKind.Linear), 'n');

    /// <summary>The series of each row; −1 for none.</summary>
    internal int[] SeriesOf(string? column) => column is null || Figure.Series is null ? Enumerable.Repeat(-1, _table.Rows).ToArray() : Indices(column, Figure.Series.Values);

    /// <summary>The cells of a column as text.</summary>
    internal string[] Texts(string column)
    {
        var cells = _table[column];
        return cells.IsNumber ? [.. cells.Numbers.Select(v => v.ToString("R", CultureInfo.InvariantCulture))] : [.. cells.Texts];
    }

    private double[] Places(string? column, Axis axis, char key)
    {
        if (column is null)
        {
            return Gaps();
        }

        if (!_places.TryGetValue((column, key), out var places))
        {
            places = axis.Scale == ScaleKind.Category ? [.. Indices(column, axis.Categories).Select(i => i < 0 ? double.NaN : i)]
                : _table[column] is { IsNumber: true } cells ? [.. cells.Numbers.Select(v => !double.IsFinite(v) || (axis.Scale == ScaleKind.Log && v <= 0) ? double.NaN : v)]
                : Gaps();
            _places.Add((column, key), places);
        }

        return places;
    }

    private double[] Gaps() => Enumerable.Repeat(double.NaN, _table.Rows).ToArray();

    private int[] Indices(string column, ImmutableArray<string> values)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (value, i) in values.Select((v, i) => (v, i)))
        {
            index.TryAdd(value, i);
        }

        return [.. Texts(column).Select(text => index.TryGetValue(text, out var i) ? i : -1)];
    }
}
