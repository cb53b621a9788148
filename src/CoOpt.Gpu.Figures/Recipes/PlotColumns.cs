using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>The columns of plotted rows: names, and how rows become a table.</summary>
internal static class PlotColumns
{
    public const string Panel = "panel";
    public const string Series = "series";
    public const string Path = "path";
    public const string X = "x";
    public const string XTo = "x_to";
    public const string Y = "y";
    public const string YTo = "y_to";
    public const string Lower = "lower";
    public const string Upper = "upper";
    public const string Value = "value";
    public const string Count = "n";
    public const string Instance = "instance";
    public const string Text = "text";

    /// <summary>In the order of the header; x and y are texts in some figures and numbers in others.</summary>
    private static readonly (string Name, Func<PlotRow, string?>? Text, Func<PlotRow, double>? Number, string Meaning)[] All =
    [
        (Figure.LayerColumn, r => r.Layer, null, "The layer of the figure that the row belongs to."),
        (Panel, r => r.Panel, null, "The panel."),
        (Series, r => r.Series, null, "The series."),
        (Path, r => r.Path, null, "The line within the series."),
        (X, r => r.XText, null, "x."),
        (X, null, r => r.X, "x."),
        (XTo, null, r => r.XTo, "Right edge of the cell whose left edge is x."),
        (Y, r => r.YText, null, "y."),
        (Y, null, r => r.Y, "y."),
        (YTo, null, r => r.YTo, "Upper edge of the cell whose lower edge is y."),
        (Lower, null, r => r.Lower, "Lower end of the interval."),
        (Upper, null, r => r.Upper, "Upper end of the interval."),
        (Value, null, r => r.Value, "What is coloured."),
        (Count, null, r => r.Count, "Numbers that the statistic was taken over."),
        (Instance, null, r => r.Instance, "Index of the instance in the sweep."),
        (Text, r => r.Text, null, "The text shown."),
    ];

    /// <summary>The table of <paramref name="rows"/>: the columns in which some row has a cell, and those <paramref name="required"/>.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="described">Units and meanings of columns that say more than their default.</param>
    /// <param name="required">Columns that a layer names, also if all cells are empty.</param>
    public static (ImmutableArray<FigureColumn> Columns, DataTable Table) Of(
        IReadOnlyList<PlotRow> rows, IReadOnlyDictionary<string, (string Unit, string Meaning)> described, ImmutableHashSet<string> required)
    {
        var columns = ImmutableArray.CreateBuilder<FigureColumn>();
        var cells = ImmutableArray.CreateBuilder<DataColumn>();
        foreach (var (name, text, number, meaning) in All)
        {
            var isUsed = text is not null ? rows.Any(r => text(r) is not null) : rows.Any(r => !double.IsNaN(number!(r)));
            var isTwin = (name is X or Y) && text is not null;
            if ((!isUsed && (isTwin || !required.Contains(name))) || columns.Any(c => c.Name == name))
            {
                continue;
            }

            var (unit, said) = described.TryGetValue(name, out var d) ? d : ("", meaning);
            columns.Add(new FigureColumn(name, number is not null, unit, said));
            cells.Add(number is not null
                ? DataColumn.Of(name, [.. rows.Select(number)])
                : DataColumn.Of(name, [.. rows.Select(r => text!(r) ?? "")]));
        }

        return (columns.ToImmutable(), new DataTable(cells.ToImmutable()));
    }
}
