using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Tests.Svg;

namespace CoOpt.Gpu.Figures.Tests.Vega;

/// <summary>Plots for what Vega-Lite does in its own way.</summary>
internal static class VegaSamples
{
    private static readonly ImmutableArray<string> Texts = ["=1+1", "+2", "-3", "@cmd", "'quoted", "''=4", "it's \\ \"so\"", "a, b", "\n", "", "</script>", "datum.x"];

    /// <summary>Names that the CSV writer defuses, everywhere where the document must know them.</summary>
    internal static Plot Formulas()
    {
        var rows = new PlotBuilder();
        foreach (var text in Texts)
        {
            rows.Row("=bars", ("x", text), ("y", 1.5), ("series", text), ("panel", text)).Row("'note", ("x", text), ("y", 1.0), ("panel", text), ("text", text));
        }

        return rows.Plot(PlotBuilder.Basic("formulas", "=title", new Axis("@x", "", ScaleKind.Category) { Categories = Texts }, new Axis("-y", "", ScaleKind.Linear),
            new BarLayer("=bars", "x", "y") { Series = "series" }, new TextLayer("'note", "x", "y", "text")) with
        { Series = new SeriesScale("+", Texts, Ordered: true), Panel = new Panels("panel", "it's", Texts) });
    }

    /// <summary>Gaps of every kind on log axes, below every kind of mark.</summary>
    internal static Plot Kinds()
    {
        double[] values = [1, double.NaN, 10, 0, 100, -5, double.PositiveInfinity, 1000];
        var rows = new PlotBuilder();
        foreach (var (value, i) in values.Select((v, i) => (v, i)))
        {
            rows.Row("line", ("x", i + 1.0), ("y", value), ("low", value / 2), ("high", i == 2 ? double.NaN : value * 2), ("series", "a"))
                .Row("point", ("x", value), ("y", i + 1.0), ("low", i), ("high", i + 2.0), ("series", "b"))
                .Row("cell", ("x", i + 1.0), ("x2", i + 2.0), ("y", 1.0), ("y2", 2.0), ("value", value))
                .Row("rule", ("x", value), ("text", i == 0 ? "" : "at"))
                .Row("text", ("x", 2.0), ("y", value), ("text", "here"));
        }

        return rows.Plot(PlotBuilder.Basic("kinds", "Gaps", new Axis("x", "s", ScaleKind.Log) { Minimum = 0.5 }, new Axis("y", "", ScaleKind.Log),
            new CellLayer("cell", "x", "x2", "y", "y2", "value"), new LineLayer("line", "x", "y") { Lower = "low", Upper = "high", Series = "series", Markers = true },
            new PointLayer("point", "x", "y") { Lower = "low", Upper = "high", Series = "series" }, new RuleLayer("rule", "x", Vertical: true, "text"), new TextLayer("text", "x", "y", "text")) with
        { Series = new SeriesScale("", ["a", "b"], Ordered: false), Color = new ColorScale("v", "bit", ScaleKind.Log) { Centre = 10 } });
    }
}
