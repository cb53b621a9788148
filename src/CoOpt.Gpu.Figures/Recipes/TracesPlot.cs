using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Model.Figures;
using CoOpt.Gpu.Results.Summaries;
using CoOpt.Gpu.Results.Tables;
using FigureAxis = CoOpt.Gpu.Figures.Definitions.Axis;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>An observable of the traces against time, step or bits: a statistic over instances with its band, over single instances where they are asked for.</summary>
internal static class TracesPlot
{
    /// <summary>Numbers held at once, 160 MB; of larger runs every k-th instance is taken, and that is said.</summary>
    private const long MaximumNumbers = 20_000_000;

    /// <summary>More lines in a panel are a grey area.</summary>
    private const int MaximumSingles = 100;

    public static Plot Build(RecipeContext context)
    {
        var recipe = context.Recipe;
        var (xAxis, yAxis) = (recipe.X ?? new RecipeAxis("t"), RecipeContext.Required(recipe.Y, "y"));
        if (!context.Run.HasTraces)
        {
            throw new RecipeException($"the run in {context.Run.Folder} has no traces; run it with trace: {{ every: … }}, and keep its folder");
        }

        var rowOf = new Dictionary<long, int>();
        foreach (var row in Chosen(context))
        {
            rowOf[context.Table.Has("instance") ? (long)context.Table.Numbers("instance")[row] : row] = row;
        }

        // Read once where the numbers fit in memory, else once for the extent and once for the values.
        var (held, numbers) = (new List<InstanceTrace>(), 0L);
        IEnumerable<InstanceTrace> Traces() => context.Run.Traces(xAxis.Of, yAxis.Of, rowOf.ContainsKey);
        IEnumerable<InstanceTrace> Held()
        {
            foreach (var trace in Traces())
            {
                numbers += trace.X.Length + trace.Y.Length;
                if (numbers <= MaximumNumbers)
                {
                    held.Add(trace);
                }

                yield return trace;
            }
        }

        var extent = TraceGrid.Extent.Of(Held());
        var x = AxisOf(xAxis, xAxis.Scale == RecipeScale.Log ? ScaleKind.Log : ScaleKind.Linear);
        var y = AxisOf(yAxis, extent.YScale(yAxis.Scale));
        if (y.Scale == ScaleKind.Log)
        {
            NoteNotPositive(context, yAxis.Of, extent);
        }

        var isSteps = xAxis.Of == "step" && context.Run.Plan.Sweep.Settings.TryGetValue("trace.every", out var every) && every.Number is not null;
        var grid = TraceGrid.Of(extent, x.Scale, y.Scale, isSteps ? (int?)context.Run.Plan.Sweep.Settings["trace.every"].Number : null);
        var outcomes = context.Table.Has("outcome") ? context.Table.Texts("outcome") : [];
        var groups = new SortedDictionary<(int Panel, int Series), List<double>[]>();
        var (singles, ended, lost) = (new List<PlotRow>(), 0, 0);
        var stride = Math.Max(1, rowOf.Count / Math.Min(MaximumSingles * context.Panels.Count, Decimation.MaximumPoints / grid.Places.Length));
        foreach (var trace in numbers <= MaximumNumbers ? held : Traces())
        {
            var row = rowOf[trace.Instance];
            var diverged = !outcomes.IsEmpty && OutcomeNames.Divergence.Contains(outcomes[row]);
            var values = grid.Values(trace, diverged ? double.PositiveInfinity : null);
            var key = (context.Panels.Of[row], context.Series.Of[row]);
            var places = groups.TryGetValue(key, out var group) ? group : groups[key] = [.. grid.Places.Select(_ => new List<double>())];
            var stopped = trace.X[^1] < extent.High * (1 - 1e-9) ? 1 : 0;
            (ended, lost) = diverged ? (ended, lost + stopped) : (ended + stopped, lost);
            for (var k = 0; k < values.Length; k++)
            {
                places[k].Add(values[k] * yAxis.Factor);
            }

            if (recipe.Singles && rowOf.Count > 0 && (singles.Count / grid.Places.Length) < MaximumSingles * context.Panels.Count && row % stride == 0)
            {
                singles.AddRange(values.Select((v, k) => RowAt("single", key, k) with
                {
                    Path = string.Create(CultureInfo.InvariantCulture, $"{trace.Instance}"),
                    Y = double.IsFinite(v) ? v * yAxis.Factor : double.NaN,
                }));
            }
        }

        if (groups.Count == 0)
        {
            throw new RecipeException("no instance shown has a trace");
        }

        var rows = singles;
        var interval = recipe.Singles ? RecipeInterval.None : recipe.Interval;
        rows.AddRange(groups.SelectMany(g => g.Value.Select((values, k) => (Estimate: Estimate.Of(values, recipe.Statistic, interval), Place: k)).Select(e => RowAt("measured", g.Key, e.Place) with
        {
            Y = Finite(e.Estimate.Value),
            Lower = Finite(e.Estimate.Lower),
            Upper = Finite(e.Estimate.Upper),
            Count = e.Estimate.Count,
        })));
        var hasBand = Estimate.Resolve(recipe.Statistic, interval) != RecipeInterval.None;
        var layers = ImmutableArray.CreateBuilder<Layer>();
        if (recipe.Singles)
        {
            layers.Add(new LineLayer("single", PlotColumns.X, PlotColumns.Y) { Series = context.SeriesColumn, Path = PlotColumns.Path, Style = LineStyle.Faint });
        }

        layers.Add(new LineLayer("measured", PlotColumns.X, PlotColumns.Y)
        {
            Series = context.SeriesColumn,
            Lower = hasBand ? PlotColumns.Lower : null,
            Upper = hasBand ? PlotColumns.Upper : null,
        });
        if (ended > 0)
        {
            context.Note(string.Create(CultureInfo.InvariantCulture, $"{ended} of {rowOf.Count} instances stop before the end of the axis and keep their last value."));
        }

        if (lost > 0)
        {
            context.Note(string.Create(CultureInfo.InvariantCulture, $"{lost} of {rowOf.Count} instances diverge and count as infinite from there on."));
        }

        var text = StatisticText.Of(recipe with { Interval = interval }, [.. groups.Values.Select(g => g[0].Count)]);
        context.Describe(PlotColumns.X, ColumnLabels.Unit(RowExpression.Parse(xAxis.Of), RunData.TraceColumn), $"{xAxis.Of}: {RunData.TraceColumn(RowExpression.Parse(xAxis.Of).Columns[0]).Meaning}");
        context.Describe(PlotColumns.Y, yAxis.Unit ?? ColumnLabels.Unit(RowExpression.Parse(yAxis.Of), RunData.TraceColumn), $"{yAxis.Of}: {char.ToLowerInvariant(text[0])}{text[1..]}.");
        context.Describe(PlotColumns.Path, "", "Index of the instance in the sweep.");
        return FigureFrame.Of(context, x, y, layers.ToImmutable(), rows, text);

        PlotRow RowAt(string layer, (int Panel, int Series) key, int place) =>
            new(layer) { Panel = context.PanelOf(key.Panel), Series = context.SeriesOf(key.Series), X = grid.Places[place] * xAxis.Factor };
    }

    /// <summary>All rows, or every k-th of too many.</summary>
    private static IEnumerable<int> Chosen(RecipeContext context)
    {
        const int Places = 161;
        var rows = context.Rows.Where(r => context.Series.Of[r] >= 0 && context.Panels.Of[r] >= 0).ToArray();
        var every = (int)(((long)rows.Length * Places / MaximumNumbers) + 1);
        if (every > 1)
        {
            context.Note(string.Create(CultureInfo.InvariantCulture, $"Every {every}th of {rows.Length} instances is taken."));
        }

        return rows.Where((_, k) => k % every == 0);
    }

    /// <summary>They have a rank, so the statistic knows them; only a statistic that is not positive itself is a gap.</summary>
    private static void NoteNotPositive(RecipeContext context, string what, TraceGrid.Extent extent)
    {
        if (extent.NotPositive > 0)
        {
            context.Note(string.Create(CultureInfo.InvariantCulture, $"{extent.NotPositive} of {extent.NotPositive + extent.Positive} values of {what} are not positive: they count, but a log axis has no place for them."));
        }
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;

    private static FigureAxis AxisOf(RecipeAxis axis, ScaleKind scale)
    {
        var expression = RowExpression.Parse(axis.Of);
        return new FigureAxis(axis.Label ?? ColumnLabels.Of(axis.Of), axis.Unit ?? ColumnLabels.ShownUnit(ColumnLabels.Unit(expression, RunData.TraceColumn)), scale) { Minimum = axis.Minimum, Maximum = axis.Maximum };
    }
}
