using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Model.Figures;
using FigureAxis = CoOpt.Gpu.Figures.Definitions.Axis;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>Parallel coordinates: a pale line per instance across columns, each from its lowest value at the bottom to its highest at the top.</summary>
internal static class ParallelPlot
{
    /// <summary>More lines are a grey area.</summary>
    private const int MaximumLines = 1_000;

    public static Plot Build(RecipeContext context)
    {
        var recipe = context.Recipe;
        if (recipe.Columns.Length < 2)
        {
            throw new RecipeException("columns: parallel coordinates need two columns or more");
        }

        var axes = recipe.Columns.Select(c => new Coordinate(context, c)).ToArray();
        var shown = context.Rows.Where(r => context.Series.Of[r] >= 0 && context.Panels.Of[r] >= 0 && axes.All(a => double.IsFinite(a.Place[r]))).ToArray();
        if (shown.Length < context.Rows.Length)
        {
            context.Note(string.Create(CultureInfo.InvariantCulture, $"{context.Rows.Length - shown.Length} of {context.Rows.Length} instances lack one of the values, or it is not positive on a log axis, and are left out."));
        }

        // Evenly through the sweep, and the instances at either end of each axis.
        var limit = Math.Min(MaximumLines, Decimation.MaximumPoints / axes.Length);
        var kept = shown.Length <= limit ? shown : [.. shown.Where((_, k) => k % ((shown.Length + limit - 1) / limit) == 0).Concat(axes.SelectMany(a => new[] { shown.MinBy(r => a.Place[r]), shown.MaxBy(r => a.Place[r]) })).Distinct().Order()];
        if (kept.Length < shown.Length)
        {
            context.Note(string.Create(CultureInfo.InvariantCulture, $"{kept.Length} of {shown.Length} instances are drawn, those at the ends of each axis among them."));
        }

        var rows = kept.SelectMany(r => axes.Select(a => new PlotRow("instances")
        {
            Panel = context.PanelOf(context.Panels.Of[r]),
            Series = context.SeriesOf(context.Series.Of[r]),
            Path = string.Create(CultureInfo.InvariantCulture, $"{r}"),
            XText = a.Label,
            Y = a.Place[r],
            Value = a.Value[r],
        })).ToList();
        rows.AddRange(Enumerable.Range(0, context.Panels.Count).SelectMany(panel => axes.SelectMany(a => a.Ends.Select(e => new PlotRow("ends")
        {
            Panel = context.PanelOf(panel),
            XText = a.Label,
            Y = e.Place,
            Text = e.Text,
        }))));
        context.Describe(PlotColumns.X, "", "The axis: a column of the run.");
        context.Describe(PlotColumns.Y, "1", "Place between the lowest (0) and the highest (1) value shown on this axis.");
        context.Describe(PlotColumns.Path, "", "Row of the instance in instances.csv, from 0.");
        context.Describe(PlotColumns.Value, "", "The value; of texts their index in order.");
        return FigureFrame.Of(
            context,
            new FigureAxis("", "", ScaleKind.Category) { Categories = [.. axes.Select(a => a.Label)] },
            new FigureAxis("from the lowest (0) to the highest (1)", "", ScaleKind.Linear) { Minimum = -0.08, Maximum = 1.08 },
            [
                new LineLayer("instances", PlotColumns.X, PlotColumns.Y) { Series = context.SeriesColumn, Path = PlotColumns.Path, Style = LineStyle.Faint },
                new TextLayer("ends", PlotColumns.X, PlotColumns.Y, PlotColumns.Text),
            ],
            rows,
            string.Create(CultureInfo.InvariantCulture, $"One line an instance, {shown.Length} in all; each axis from its lowest value to its highest"));
    }

    /// <summary>A column with its places between 0 and 1.</summary>
    private sealed class Coordinate
    {
        public Coordinate(RecipeContext context, RecipeAxis axis)
        {
            var texts = IsTexts(context, axis) ? context.LevelsOf(axis) : null;
            Value = texts is null ? context.Values(axis) : texts.IsNumeric ? [.. texts.Of.Select(l => l < 0 ? double.NaN : texts.Numbers[l])] : [.. texts.Of.Select(l => l < 0 ? double.NaN : l)];
            Label = context.LabelOf(axis, texts?.Suffix ?? "").Label;
            var isLog = texts is null or { IsNumeric: true } && Scales.OfValues(axis.Scale, context.Rows.Select(r => Value[r])) == ScaleKind.Log;
            var scaled = Value.Select(v => isLog ? Math.Log(v) : v).ToImmutableArray();
            var finite = context.Rows.Where(r => double.IsFinite(scaled[r])).ToArray();
            var (low, high) = finite.Length > 0 ? (finite.Min(r => scaled[r]), finite.Max(r => scaled[r])) : (0, 1);
            Place = [.. scaled.Select(v => !double.IsFinite(v) ? double.NaN : high > low ? (v - low) / (high - low) : 0.5)];
            Ends = finite.Length == 0 ? [] : texts is { IsNumeric: false }
                ? [.. texts.Texts.Select((t, k) => (texts.Count > 1 ? (double)k / (texts.Count - 1) : 0.5, t))]
                : [(high > low ? 0 : 0.5, NumberShown.Of(finite.Min(r => Value[r]))), .. high > low ? new[] { (1.0, NumberShown.Of(finite.Max(r => Value[r]))) } : []];
        }

        public string Label { get; }

        public ImmutableArray<double> Value { get; }

        public ImmutableArray<double> Place { get; }

        public ImmutableArray<(double Place, string Text)> Ends { get; }

        private static bool IsTexts(RecipeContext context, RecipeAxis axis) =>
            axis.Of.Contains(',', StringComparison.Ordinal) || (context.Table.Has(axis.Of) && !context.Table[axis.Of].IsNumber);
    }
}
