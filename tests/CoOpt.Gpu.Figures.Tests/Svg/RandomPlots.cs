using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Tests.Svg;

/// <summary>Plots made of a seed: every kind of axis and layer, ordinary and hostile values and names.</summary>
internal static class RandomPlots
{
    private static readonly string[] Odd =
    [
        "", " ", "</text>", "<script>alert('x')</script>", "a & b", "\"quoted\"", "\u202Eevil\u202C", "עברית", "日本語のラベル", "🙂🙂🙂", "a\u0000b\tc\nd", "é̀̂̃̄̅̆̇̈", "\uD800", "=1+1", "λ₂ 10⁻³ xᵢ",
        "a_rather_long_name_without_any_space_in_it_that_must_be_broken_somewhere", "a long name of several words that goes on and on until nobody wants to read it any more", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    ];

    /// <summary>The plot of a seed.</summary>
    internal static Plot Of(int seed)
    {
        var random = new Random(seed);
        var hostile = random.Next(3) == 0;
        var size = random.Next(2) == 0 ? FigureSize.Page : FigureSize.Column;
        string Name() => random.Next(hostile ? 2 : 12) == 0 ? Odd[random.Next(Odd.Length)] : string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => (char)('a' + random.Next(26))));
        ImmutableArray<string> Names(int count) => [.. Enumerable.Range(0, count).Select(i => random.Next(2) == 0 ? Name() : i.ToString(CultureInfo.InvariantCulture))];
        Axis Axis()
        {
            var kind = (ScaleKind)random.Next(3);
            return new Axis(Name(), random.Next(2) == 0 ? "" : Name(), kind) { Categories = kind == ScaleKind.Category ? Names(random.Next(0, random.Next(2) == 0 ? 6 : 60)) : [] };
        }

        var (x, y) = (Axis(), Axis());
        var (panels, series) = (Names(random.Next(1, 9)), Names(random.Next(1, random.Next(4) == 0 ? 40 : 7)));
        var (hasPanels, hasSeries) = (random.Next(3) == 0, random.Next(3) > 0);
        var scale = random.Next(3) == 0 ? 1.0 : Math.Pow(10, random.Next(-12, 13));
        double Value() => random.Next(hostile ? 6 : 40) == 0
            ? new[] { double.NaN, double.PositiveInfinity, 0, -1, double.MaxValue, double.MinValue, double.Epsilon, 1e300, -scale }[random.Next(9)]
            : scale * (random.Next(2) == 0 ? random.NextDouble() : Math.Exp(4 * random.NextDouble()));
        object On(Axis axis) => axis.Scale == ScaleKind.Category ? axis.Categories.IsEmpty ? "none" : axis.Categories[random.Next(axis.Categories.Length)] : Value();

        var layers = Enumerable.Range(0, random.Next(1, 4)).Select(i => Layer(random.Next(6), $"layer{i}", hasSeries)).ToImmutableArray();
        var rows = new PlotBuilder();
        foreach (var layer in layers)
        {
            for (var row = random.Next(hostile ? 30 : 120); row > 0; row--)
            {
                rows.Row(
                    layer.Name, ("x", On(x)), ("x2", On(x)), ("y", On(y)), ("y2", On(y)), ("low", On(y)), ("high", On(y)), ("value", Value()), ("text", Name()),
                    ("series", series[random.Next(series.Length)]), ("panel", panels[random.Next(panels.Length)]));
            }
        }

        return rows.Plot(PlotBuilder.Basic("random", hostile ? string.Join(' ', Names(20)) : Name(), x, y, layers) with
        {
            Size = size,
            Subtitle = random.Next(2) == 0 ? "" : string.Join(' ', Names(random.Next(1, 40))),
            Note = random.Next(2) == 0 ? "" : string.Join(' ', Names(random.Next(1, 80))),
            Panel = hasPanels ? new Panels("panel", random.Next(2) == 0 ? "" : Name(), panels) { PerRow = random.Next(3) == 0 ? random.Next(1, 9) : 0 } : null,
            Series = hasSeries ? new SeriesScale(random.Next(2) == 0 ? "" : Name(), series, random.Next(2) == 0) : null,
            Color = random.Next(4) == 0 ? null : new ColorScale(Name(), "", (ScaleKind)random.Next(2)) { Centre = random.Next(2) == 0 ? null : scale },
        });
    }

    private static Layer Layer(int kind, string name, bool hasSeries)
    {
        var series = hasSeries ? "series" : null;
        return kind switch
        {
            0 => new LineLayer(name, "x", "y") { Series = series, Lower = "low", Upper = "high" },
            1 => new LineLayer(name, "x", "y") { Label = "as predicted", Style = LineStyle.Theory, Markers = true },
            2 => new PointLayer(name, "x", "y") { Series = series, Lower = "low", Upper = "high" },
            3 => new BarLayer(name, "x", "value") { Series = series, Stacked = name == "layer1" },
            4 => new CellLayer(name, "x", "x2", "y", "y2", "value"),
            _ => name == "layer0" ? new TextLayer(name, "x", "y", "text") : new RuleLayer(name, name == "layer1" ? "x" : "y", name == "layer1", "text"),
        };
    }
}
