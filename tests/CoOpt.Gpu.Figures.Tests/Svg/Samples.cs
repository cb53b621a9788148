using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Tests.Svg;

/// <summary>Plots made by hand: one for each kind of layer, and for what is hard to lay out.</summary>
internal static class Samples
{
    /// <summary>The plots by name.</summary>
    internal static ImmutableSortedDictionary<string, Plot> All { get; } = new Plot[]
    {
        Lines(4, FigureSize.Page), Lines(8, FigureSize.Column), Theory(), Points(), Bars(stacked: false), Bars(stacked: true), Cells(), Diverging(), Rules(), Multiples(6, FigureSize.Page),
        Multiples(3, FigureSize.Column), Hostile(), Empty(), Cloud(), Categories(),
    }.ToImmutableSortedDictionary(p => p.Figure.Id, p => p, StringComparer.Ordinal);

    /// <summary>Convergence of some series with bands, on a log axis.</summary>
    internal static Plot Lines(int count, FigureSize size)
    {
        var names = Enumerable.Range(0, count).Select(i => Text(0.1 * (i + 1))).ToImmutableArray();
        var rows = new PlotBuilder();
        for (var s = 0; s < count; s++)
        {
            for (var k = 0; k <= 40; k++)
            {
                var y = Math.Exp(-0.02 * (s + 1) * k * 2.5) * (1 + 0.05 * Math.Sin(k));
                rows.Row("gap", ("iteration", k * 25), ("gap", k == 20 && s == 0 ? double.NaN : y), ("low", y * 0.6), ("high", y * 1.6), ("alpha", names[s]));
            }
        }

        return rows.Plot(PlotBuilder.Basic($"lines-{count}-{size.ToString().ToLowerInvariant()}", "Larger step sizes converge faster up to the limit of stability", new Axis("iteration", "", ScaleKind.Linear),
            new Axis("objective gap f(x̄) − f*", "", ScaleKind.Log), new LineLayer("gap", "iteration", "gap") { Lower = "low", Upper = "high", Series = "alpha" }) with
        {
            Size = size,
            Subtitle = "Median over 20 seeds, band from the first to the third quartile; 16 nodes on a ring",
            Series = new SeriesScale("α", names, Ordered: count > 4),
        });
    }

    /// <summary>Measurement and theory over a parameter.</summary>
    internal static Plot Theory()
    {
        var rows = new PlotBuilder();
        for (var k = 0; k < 12; k++)
        {
            var x = Math.Pow(10, -2 + k * 0.25);
            rows.Row("theory", ("x", x), ("y", 0.5 / x)).Row("measured", ("x", x), ("y", 0.52 / x * (1 + 0.1 * Math.Sin(3 * k))), ("low", 0.4 / x), ("high", 0.66 / x));
        }

        return rows.Plot(PlotBuilder.Basic("theory", "The rate follows the prediction over three decades", new Axis("coupling ρ", "", ScaleKind.Log), new Axis("rate", "1/time", ScaleKind.Log),
            new LineLayer("theory", "x", "y") { Style = LineStyle.Theory, Label = "predicted λ₂/2" }, new PointLayer("measured", "x", "y") { Lower = "low", Upper = "high" }) with
        { Size = FigureSize.Column });
    }

    /// <summary>Points of kinds with intervals.</summary>
    internal static Plot Points()
    {
        ImmutableArray<string> kinds = ["ring", "complete", "random, p = 0.2", "star"];
        var rows = new PlotBuilder();
        for (var k = 0; k < 10; k++)
        {
            for (var s = 0; s < kinds.Length; s++)
            {
                var y = 20 + 15 * s + 8 * k + 6 * Math.Sin(k + s);
                rows.Row("points", ("bits", 2 + k * 0.9), ("accuracy", y), ("low", y - 3), ("high", y + 5), ("graph", kinds[s]));
            }
        }

        return rows.Row("note", ("bits", 6.5), ("accuracy", 60), ("text", "saturation")).Plot(PlotBuilder.Basic("points", "Accuracy grows with bits on every graph", new Axis("bits per message", "bit", ScaleKind.Linear),
            new Axis("accuracy", "%", ScaleKind.Linear), new PointLayer("points", "bits", "accuracy") { Lower = "low", Upper = "high", Series = "graph" }, new TextLayer("note", "bits", "accuracy", "text")) with
        { Series = new SeriesScale("graph", kinds, Ordered: false) });
    }

    /// <summary>Bars of kinds over categories.</summary>
    internal static Plot Bars(bool stacked)
    {
        ImmutableArray<string> graphs = ["ring", "grid", "complete", "small world"];
        ImmutableArray<string> outcomes = ["converged", "stopped", "diverged"];
        var rows = new PlotBuilder();
        for (var g = 0; g < graphs.Length; g++)
        {
            for (var o = 0; o < outcomes.Length; o++)
            {
                double y = 10 + (7 * g + 11 * o) % 17;
                rows.Row("bars", ("graph", graphs[g]), ("n", y), ("low", y - 2), ("high", y + 3), ("outcome", outcomes[o]));
            }
        }

        var layer = new BarLayer("bars", "graph", "n") { Series = "outcome", Stacked = stacked };
        return rows.Plot(PlotBuilder.Basic(stacked ? "bars-stacked" : "bars-grouped", "Outcomes by graph", new Axis("graph", "", ScaleKind.Category) { Categories = graphs },
            new Axis("instances", "", ScaleKind.Linear), stacked ? layer : layer with { Lower = "low", Upper = "high" }) with
        { Series = new SeriesScale("outcome", outcomes, Ordered: false), Size = FigureSize.Column });
    }

    /// <summary>A heat map with empty cells over categories.</summary>
    internal static Plot Cells()
    {
        ImmutableArray<string> x = [.. Enumerable.Range(1, 8).Select(i => Text(0.05 * i))];
        ImmutableArray<string> y = ["0.1", "0.2", "0.5", "1", "2", "5"];
        var rows = new PlotBuilder();
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < y.Length; j++)
            {
                rows.Row("cells", ("alpha", x[i]), ("rho", y[j]), ("rate", i + j > 10 ? double.NaN : Math.Pow(10, -3 + 0.3 * i + 0.1 * j)));
            }
        }

        return rows.Plot(PlotBuilder.Basic("cells", "The rate is best near the edge of stability", new Axis("α", "", ScaleKind.Category) { Categories = x }, new Axis("ρ", "", ScaleKind.Category) { Categories = y },
            new CellLayer("cells", "alpha", "alpha", "rho", "rho", "rate")) with
        { Color = new ColorScale("rate, median over seeds", "1/time", ScaleKind.Log), Size = FigureSize.Column });
    }

    /// <summary>A fine heat map around a centre, on numeric axes.</summary>
    internal static Plot Diverging()
    {
        var rows = new PlotBuilder();
        for (var i = 0; i < 24; i++)
        {
            for (var j = 0; j < 18; j++)
            {
                rows.Row("cells", ("x0", i * 0.1), ("x1", (i + 1) * 0.1), ("y0", j * 0.1), ("y1", (j + 1) * 0.1), ("d", 2 * Math.Sin(i * 0.3) * Math.Cos(j * 0.3) + 0.5));
            }
        }

        return rows.Row("rule", ("at", 1.5), ("label", "limit")).Plot(PlotBuilder.Basic("cells-diverging", "Difference to the exchange without error feedback", new Axis("α", "", ScaleKind.Linear), new Axis("ρ", "", ScaleKind.Linear),
            new CellLayer("cells", "x0", "x1", "y0", "y1", "d"), new RuleLayer("rule", "at", Vertical: true, "label")) with
        { Color = new ColorScale("difference of log₁₀ gap", "", ScaleKind.Linear) { Centre = 0 } });
    }

    /// <summary>Rules with labels over a faint bundle of lines.</summary>
    internal static Plot Rules()
    {
        var rows = new PlotBuilder();
        for (var s = 0; s < 20; s++)
        {
            for (var k = 0; k <= 50; k++)
            {
                rows.Row("runs", ("t", k * 0.2), ("e", Math.Pow(10, -k * 0.1 * (0.6 + 0.03 * s))), ("seed", Text(s)));
            }
        }

        return rows.Row("tolerance", ("e", 1e-4), ("label", "tolerance 10⁻⁴")).Row("start", ("t", 4.0), ("label", "switch")).Plot(PlotBuilder.Basic("rules", "Every seed reaches the tolerance",
            new Axis("time", "s", ScaleKind.Linear), new Axis("error", "", ScaleKind.Log), new LineLayer("runs", "t", "e") { Path = "seed", Style = LineStyle.Faint },
            new RuleLayer("tolerance", "e", Vertical: false, "label"), new RuleLayer("start", "t", Vertical: true, "label")) with
        { Size = FigureSize.Column, Note = "Lines end where an instance met its tolerance; 3 of 40 instances diverged and are not shown." });
    }

    /// <summary>Small multiples with two series.</summary>
    internal static Plot Multiples(int count, FigureSize size)
    {
        ImmutableArray<string> panels = [.. Enumerable.Range(1, count).Select(i => Text(i * 4))];
        ImmutableArray<string> kinds = ["continuous", "event-triggered"];
        var rows = new PlotBuilder();
        for (var p = 0; p < count; p++)
        {
            for (var s = 0; s < 2; s++)
            {
                for (var k = 0; k <= 30; k++)
                {
                    rows.Row("gap", ("n", panels[p]), ("t", k * 10), ("gap", Math.Exp(-0.02 * k * 10 / (1 + s + 0.3 * p))), ("kind", kinds[s]));
                }
            }
        }

        return rows.Plot(PlotBuilder.Basic($"multiples-{count}-{size.ToString().ToLowerInvariant()}", "More nodes converge more slowly", new Axis("iteration", "", ScaleKind.Linear), new Axis("gap", "", ScaleKind.Linear),
            new LineLayer("gap", "t", "gap") { Series = "kind" }) with
        { Size = size, Panel = new Panels("n", "nodes", panels), Series = new SeriesScale("exchange", kinds, Ordered: false) });
    }

    /// <summary>Names that try to be something else, and too long ones.</summary>
    internal static Plot Hostile()
    {
        ImmutableArray<string> names = ["</svg><script>alert(1)</script>", "\u202Egnp.exe\u0000\"'&", "", string.Concat(Enumerable.Repeat("very long name ", 30)), new string('W', 300)];
        var rows = new PlotBuilder();
        for (var s = 0; s < names.Length; s++)
        {
            rows.Row("bars", ("x", names[s]), ("y", 3 + s), ("series", names[s])).Row("points", ("x", names[s]), ("y", 2 + s)).Row("text", ("x", names[s]), ("y", 1 + s), ("series", names[s]));
        }

        var title = string.Join(" | ", names);
        return rows.Plot(PlotBuilder.Basic("hostile", title, new Axis(title, "<b>", ScaleKind.Category) { Categories = names }, new Axis(title, "]]>", ScaleKind.Linear),
            new BarLayer("bars", "x", "y") { Series = "series" }, new PointLayer("points", "x", "y"), new TextLayer("text", "x", "y", "series")) with
        { Subtitle = title, Note = title, Description = title, Series = new SeriesScale(title, names, Ordered: false), Size = FigureSize.Column });
    }

    /// <summary>No rows at all.</summary>
    internal static Plot Empty() => new PlotBuilder().Plot(PlotBuilder.Basic("empty", "Nothing converged", new Axis("x", "", ScaleKind.Linear), new Axis("y", "", ScaleKind.Log), new LineLayer("none", "x", "y")));

    /// <summary>Thousands of points in two series.</summary>
    internal static Plot Cloud()
    {
        ImmutableArray<string> kinds = ["before", "after"];
        var rows = new PlotBuilder();
        var random = new Random(1);
        for (var i = 0; i < 4000; i++)
        {
            var x = random.NextDouble() * 100;
            rows.Row("cloud", ("x", x), ("y", Math.Exp(0.05 * x + random.NextDouble() * (1 + i % 2))), ("kind", kinds[i % 2]));
        }

        return rows.Plot(PlotBuilder.Basic("cloud", "Four thousand instances", new Axis("x", "", ScaleKind.Linear), new Axis("bits sent", "bit", ScaleKind.Log), new PointLayer("cloud", "x", "y") { Series = "kind" }) with
        { Series = new SeriesScale("", kinds, Ordered: false), Size = FigureSize.Column });
    }

    /// <summary>Intervals of effects with names on the vertical axis.</summary>
    internal static Plot Categories()
    {
        ImmutableArray<string> names = [.. Enumerable.Range(1, 9).Select(i => $"exchange.quantizer.bits = {i}")];
        ImmutableArray<string> x = ["gradient tracking", "plain consensus", "event-triggered with error feedback"];
        var rows = new PlotBuilder();
        foreach (var (name, i) in names.Select((n, i) => (n, i)))
        {
            rows.Row("points", ("method", x[i % 3]), ("axis", name));
        }

        return rows.Plot(PlotBuilder.Basic("categories", "Which settings were run with which method", new Axis("method", "", ScaleKind.Category) { Categories = x }, new Axis("", "", ScaleKind.Category) { Categories = names },
            new PointLayer("points", "method", "axis")));
    }

    private static string Text(double value) => Math.Round(value, 3).ToString(CultureInfo.InvariantCulture);
}
