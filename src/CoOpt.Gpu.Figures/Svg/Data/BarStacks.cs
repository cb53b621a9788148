using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Svg.Data;

/// <summary>The ends of bars: from 0, or from where the bar below ends.</summary>
internal static class BarStacks
{
    /// <summary>A bar's row, panel and ends. On a log axis the first bar begins at NaN, which is the axis's lower end.</summary>
    internal readonly record struct Bar(int Row, int Panel, double X, int Series, double From, double To);

    /// <summary>The bars of a layer; stacked ones in the order of the series, positive ones upwards and negative ones downwards. A gap has none.</summary>
    internal static IEnumerable<Bar> Of(PlotData data, BarLayer layer)
    {
        var (x, y, series) = (data.X(layer.X), data.Numbers(layer.Y), data.SeriesOf(layer.Series));
        var isLog = data.Figure.Y.Scale == ScaleKind.Log;
        var zero = isLog ? double.NaN : 0;
        for (var panel = 0; panel < data.Panels.Length; panel++)
        {
            var rows = data.Rows(layer, panel).Where(r => double.IsFinite(x[r]) && double.IsFinite(y[r]) && (!isLog || y[r] > 0));
            if (!layer.Stacked)
            {
                foreach (var row in rows)
                {
                    yield return new Bar(row, panel, x[row], series[row], zero, y[row]);
                }

                continue;
            }

            Dictionary<(double X, bool Up), double> ends = [];
            foreach (var row in rows.OrderBy(r => series[r]))
            {
                var key = (x[row], y[row] >= 0);
                var from = ends.GetValueOrDefault(key);
                ends[key] = from + y[row];
                yield return new Bar(row, panel, x[row], series[row], from == 0 ? zero : from, from + y[row]);
            }
        }
    }
}
