using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Model.Figures;
using FigureAxis = CoOpt.Gpu.Figures.Definitions.Axis;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>Puts rows and layers into the figure that a recipe heads.</summary>
internal static class FigureFrame
{
    /// <summary>The plot of <paramref name="rows"/>.</summary>
    /// <param name="context">The recipe at work.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="layers">From back to front.</param>
    /// <param name="rows">The rows of all layers.</param>
    /// <param name="subtitle">Where the recipe has none.</param>
    /// <param name="series">The series; null for those of the recipe.</param>
    /// <param name="color">The scale of cells.</param>
    public static Plot Of(
        RecipeContext context, FigureAxis x, FigureAxis y, ImmutableArray<Layer> layers, List<PlotRow> rows, string subtitle, SeriesScale? series = null, ColorScale? color = null)
    {
        var recipe = context.Recipe;
        var (all, table) = (rows.Concat(Rules(context)).ToArray(), layers.AddRange(RuleLayers(recipe)));
        var (columns, data) = PlotColumns.Of(all, context.Described, [.. table.SelectMany(Named)]);
        var figure = new Figure
        {
            Id = recipe.Id,
            Title = recipe.Title,
            Subtitle = recipe.Subtitle.Length > 0 ? recipe.Subtitle : subtitle,
            Description = recipe.Description.Length > 0 ? recipe.Description : Describe(recipe, x, y, series ?? SeriesOf(context), color),
            Note = string.Join(' ', context.Notes.Distinct()),
            Size = recipe.Width == RecipeWidth.Column ? FigureSize.Column : FigureSize.Page,
            X = x,
            Y = y,
            Panel = recipe.Panels is { } panels ? new Panels(PlotColumns.Panel, LabelOf(panels, context.Panels), context.Panels.Texts) { PerRow = recipe.PanelsPerRow } : null,
            Series = series ?? SeriesOf(context),
            Color = color,
            Layers = table,
            Columns = columns,
            Sources = [context.Run.Source],
        };
        return new Plot(figure, data);
    }

    private static SeriesScale? SeriesOf(RecipeContext context) =>
        context.Recipe.Series is { } group ? new SeriesScale(LabelOf(group, context.Series), context.Series.Texts, context.Series.IsOrdered) : null;

    private static string LabelOf(RecipeGroup group, Levels levels) =>
        group.Label ?? string.Join(", ", group.By.Select(ColumnLabels.Of)) + (levels.Suffix.Length > 0 ? $" / {levels.Suffix}" : "");

    private static string RuleLayer(int k) => $"rule-{k + 1}";

    private static IEnumerable<Layer> RuleLayers(FigureRecipe recipe) =>
        recipe.Rules.Select((r, k) => new RuleLayer(RuleLayer(k), r.IsVertical ? PlotColumns.X : PlotColumns.Y, r.IsVertical, r.Label.Length > 0 ? PlotColumns.Text : null));

    /// <summary>A rule stands in every panel; its label in the first only.</summary>
    private static IEnumerable<PlotRow> Rules(RecipeContext context) =>
        context.Recipe.Rules.SelectMany((rule, k) => Enumerable.Range(0, context.Panels.Count).Select(panel => new PlotRow(RuleLayer(k))
        {
            Panel = context.PanelOf(panel),
            X = rule.IsVertical ? rule.At : double.NaN,
            Y = rule.IsVertical ? double.NaN : rule.At,
            Text = rule.Label.Length > 0 && panel == 0 ? rule.Label : null,
        }));

    private static string Describe(FigureRecipe recipe, FigureAxis x, FigureAxis y, SeriesScale? series, ColorScale? color)
    {
        var what = recipe.Kind == FigureKind.Parallel ? $"a line per instance across {string.Join(", ", x.Categories)}"
            : color is null ? $"{y.Label} against {x.Label}" : $"{color.Label} over {x.Label} and {y.Label}";
        var parts = series is { Values.Length: > 1 } ? $", for {string.Join(", ", series.Values.Take(12))}{(series.Label.Length > 0 ? $" ({series.Label})" : "")}" : "";
        return $"{recipe.Title}: {what}{parts}.";
    }

    /// <summary>The columns that a layer names.</summary>
    private static IEnumerable<string> Named(Layer layer) => (layer switch
    {
        LineLayer l => new[] { l.X, l.Y, l.Lower, l.Upper, l.Series, l.Path },
        PointLayer p => [p.X, p.Y, p.Lower, p.Upper, p.Series],
        BarLayer b => [b.X, b.Y, b.Lower, b.Upper, b.Series],
        CellLayer c => [c.XFrom, c.XTo, c.YFrom, c.YTo, c.Value],
        RuleLayer r => [r.At, r.Text],
        TextLayer t => [t.X, t.Y, t.Text],
        _ => [],
    }).OfType<string>();
}
