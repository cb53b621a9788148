using System.Globalization;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Results.Tables;
using FigureAxis = CoOpt.Gpu.Figures.Definitions.Axis;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>The shares of the outcomes against x, stacked to one.</summary>
internal static class OutcomesPlot
{
    private const string Column = "outcome";

    public static Plot Build(RecipeContext context)
    {
        if (context.Recipe.Series is not null)
        {
            throw new RecipeException("outcomes are the series; use panels to part them further");
        }

        var xAxis = RecipeContext.Required(context.Recipe.X, "x");
        var levels = context.LevelsOf(xAxis);
        context.NoteUnplaced(xAxis, levels);
        var outcomes = context.Table.Texts(Column);
        var present = context.Rows.Select(r => outcomes[r]).ToHashSet(StringComparer.Ordinal);
        string[] series = [.. OutcomeNames.BestToWorst.Where(present.Contains), .. present.Except(OutcomeNames.BestToWorst).Order(StringComparer.Ordinal)];
        var (rows, sizes) = (new List<PlotRow>(), new List<int>());
        foreach (var (key, cell) in context.Cells(levels))
        {
            sizes.Add(cell.Count);
            foreach (var outcome in series)
            {
                var count = cell.Count(r => outcomes[r] == outcome);
                rows.Add(new PlotRow("shares")
                {
                    Panel = context.PanelOf(key.Panel),
                    Series = outcome,
                    XText = levels.Texts[key.X],
                    Y = (double)count / cell.Count,
                    Count = count,
                });
            }
        }

        var x = context.AxisOf(xAxis, levels) with { Scale = ScaleKind.Category, Categories = levels.Texts, Minimum = null, Maximum = null };
        var y = new FigureAxis(context.Recipe.Y?.Label ?? "share of the instances", "", ScaleKind.Linear) { Minimum = 0, Maximum = 1 };
        context.Describe(PlotColumns.X, RecipeContext.UnitOf(xAxis), $"{xAxis.Of}{(levels.Suffix.Length > 0 ? $" as a multiple of {levels.Suffix}" : "")}.");
        context.Describe(PlotColumns.Y, "1", "Share of the instances at x that ended so.");
        context.Describe(PlotColumns.Count, "instances", "Instances at x that ended so.");
        var size = sizes.Min() == sizes.Max() ? $"{sizes[0]}" : $"{sizes.Min()} to {sizes.Max()}";
        return FigureFrame.Of(
            context,
            x,
            y,
            [new BarLayer("shares", PlotColumns.X, PlotColumns.Y) { Series = PlotColumns.Series, Stacked = true }],
            rows,
            string.Create(CultureInfo.InvariantCulture, $"How {size} {(sizes.Max() == 1 ? "instance" : "instances")} a bar ended"),
            new SeriesScale("outcome", [.. series], false));
    }
}
