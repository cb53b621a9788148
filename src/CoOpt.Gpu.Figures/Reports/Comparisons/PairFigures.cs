using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Reports.Comparisons;

/// <summary>Pairs as pictures: one run's value against the other's.</summary>
internal static class PairFigures
{
    private const int PointsShown = 5_000;

    /// <summary>A mark a pair on log axes, with the line on which both are equal.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="metric">The metric over them.</param>
    /// <param name="names">The two runs' names.</param>
    /// <param name="number">Number of the second run in the comparison, for the figure's id.</param>
    public static Plot Scatter(RunPairs pairs, PairedMetric metric, (string First, string Second) names, int number)
    {
        var all = metric.Pairs;
        var kept = Decimation.Keep([.. all.Select(p => Math.Log(p.A))], [.. all.Select(p => Math.Log(p.B))], PointsShown);
        var shown = kept.Select(k => all[k]).ToArray();
        var (low, high) = (shown.Min(p => Math.Min(p.A, p.B)), shown.Max(p => Math.Max(p.A, p.B)));
        var figure = new Figure
        {
            Id = $"pairs-{number}-{metric.Metric.Slug}",
            Title = $"{char.ToUpperInvariant(metric.Metric.Label[0])}{metric.Metric.Label[1..]}, pair by pair",
            Subtitle = $"{NumberShown.Counted(all.Length, "pair")}; median ratio {NumberShown.Of(metric.Ratio.Value)}",
            Description = $"{metric.Metric.Expression} of each instance of {names.Second} against that of its partner in {names.First}, on log axes.",
            Note = kept.Length < all.Length ? $"{kept.Length} of {all.Length} points are drawn, the extreme ones among them." : "",
            Size = FigureSize.Column,
            X = new Axis($"{metric.Metric.Label}, {names.First}", "", ScaleKind.Log),
            Y = new Axis($"{metric.Metric.Label}, {names.Second}", "", ScaleKind.Log),
            Layers = [new LineLayer("equal", "x", "y") { Style = LineStyle.Theory, Label = "equal" }, new PointLayer("pairs", "x", "y")],
            Columns =
            [
                new FigureColumn(Figure.LayerColumn, false, "", "Layer of the figure."),
                new FigureColumn("x", true, "", $"{metric.Metric.Expression} in {names.First}."),
                new FigureColumn("y", true, "", $"{metric.Metric.Expression} in {names.Second}."),
                new FigureColumn("instance_first", true, "", "The instance of the first run."),
                new FigureColumn("instance_second", true, "", "The instance of the second run."),
            ],
            Sources = [pairs.First.Run.Source, pairs.Second.Run.Source],
        };
        return new Plot(figure, new DataTable(
        [
            DataColumn.Of(Figure.LayerColumn, [.. Enumerable.Repeat("equal", 2), .. Enumerable.Repeat("pairs", shown.Length)]),
            DataColumn.Of("x", [low, high, .. shown.Select(p => p.A)]),
            DataColumn.Of("y", [low, high, .. shown.Select(p => p.B)]),
            DataColumn.Of("instance_first", [double.NaN, double.NaN, .. shown.Select(p => (double)pairs.First.Instances[p.First])]),
            DataColumn.Of("instance_second", [double.NaN, double.NaN, .. shown.Select(p => (double)pairs.Second.Instances[p.Second])]),
        ]));
    }
}
