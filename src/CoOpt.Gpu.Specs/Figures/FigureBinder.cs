using System.Collections.Immutable;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Specs.Figures;

/// <summary>Makes a recipe from what its section was given.</summary>
internal static class FigureBinder
{
    /// <summary>The recipe.</summary>
    public static FigureRecipe Bind(FigureValue figure) => new()
    {
        Id = figure.Text("id"),
        Title = figure.Text("title"),
        Subtitle = figure.Text("subtitle"),
        Description = figure.Text("description"),
        Kind = Word(figure, "kind", FigureKind.Lines),
        Width = Word(figure, "width", RecipeWidth.Page),
        X = Axis(figure["x"]),
        Y = Axis(figure["y"]),
        Color = Axis(figure["color"]),
        Series = Group(figure["series"]),
        Panels = Group(figure["panels"]),
        PanelsPerRow = (int)(figure["panels"]?.Number("perRow") ?? 0),
        Where = Texts(figure, "where"),
        Statistic = Word(figure, "statistic", RecipeStatistic.Median),
        Interval = Word(figure, "interval", RecipeInterval.Auto),
        Paired = figure["paired"] is { } paired ? new RecipePairing(Texts(paired, "by"), paired.Text("reference"), paired.Text("as") == "ratio") : null,
        Theory = [.. figure.List("theory").Select(t => new RecipeCurve(t.Text("of"), t.Text("label")))],
        Contours = [.. figure.List("contours").Select(c => new RecipeContour(c.Text("of"), c.Number("level")!.Value, c.Text("label")))],
        Rules = [.. figure.List("rules").Select(r => new RecipeRule((r.Number("x") ?? r.Number("y"))!.Value, r["x"] is not null, r.Text("label")))],
        Columns = [.. figure.List("columns").Select(c => Axis(c)!)],
        Singles = figure["singles"]?.Value?.Boolean ?? false,
    };

    private static RecipeAxis? Axis(FigureValue? axis) => axis switch
    {
        null => null,
        { Value: { } text } => new RecipeAxis(text.ToString()),
        _ => new RecipeAxis(axis.Text("of"))
        {
            Label = axis["label"]?.Value?.ToString(),
            Unit = axis["unit"]?.Value?.ToString(),
            Scale = Word(axis, "scale", RecipeScale.Auto),
            Minimum = axis.Number("min"),
            Maximum = axis.Number("max"),
            Factor = axis.Number("factor") ?? 1,
            Bins = (int)(axis.Number("bins") ?? 0),
            Centre = axis.Number("centre"),
            Names = Names(axis),
        },
    };

    private static RecipeGroup? Group(FigureValue? group) => group switch
    {
        null => null,
        { Value: { } text } => new RecipeGroup([.. text.ToString().Split(',', StringSplitOptions.TrimEntries)]),
        _ => new RecipeGroup(Texts(group, "by"))
        {
            Label = group["label"]?.Value?.ToString(),
            OnlyNamed = group["onlyNamed"]?.Value?.Boolean ?? false,
            Names = Names(group),
        },
    };

    private static ImmutableArray<RecipeName> Names(FigureValue value) =>
        value["names"] is { } names ? [.. names.Section.Select(n => new RecipeName(n.Name, n.Value.Value!.Value.ToString()))] : [];

    private static ImmutableArray<string> Texts(FigureValue value, string name) => [.. value.List(name).Select(i => i.Value!.Value.ToString())];

    /// <summary>The words of the table are the names of the values, in lower case.</summary>
    private static T Word<T>(FigureValue value, string name, T otherwise)
        where T : struct, Enum =>
        value.Text(name) is { Length: > 0 } word ? Enum.Parse<T>(word, ignoreCase: true) : otherwise;
}
