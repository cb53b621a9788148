using System.Globalization;
using System.Text;

namespace CoOpt.Gpu.Peers;

/// <summary>The table of a comparison, as Markdown and as CSV.</summary>
internal static class Report
{
    public static string Csv(IEnumerable<Row> rows)
    {
        var text = new StringBuilder("workload,peer,kind,instances,steps,runs,node_steps_per_second,least,greatest,engine_over_peer,ratio_least,ratio_greatest,goal,met,note\n");
        foreach (var r in rows)
        {
            string[] cells =
            [
                r.Workload, r.Id, r.Kind, Whole(r.Instances), Whole(r.Steps), Whole(r.Rates.Count), Number(Row.Median(r.Rates)), Number(r.Rates.DefaultIfEmpty(double.NaN).Min()), Number(r.Rates.DefaultIfEmpty(double.NaN).Max()),
                Number(Row.Median(r.Ratios)), Number(r.Ratios.DefaultIfEmpty(double.NaN).Min()), Number(r.Ratios.DefaultIfEmpty(double.NaN).Max()), Number(r.Goal), r.IsMet is { } met ? (met ? "true" : "false") : "",
                $"\"{r.Note.Replace('"', '\'')}\"",
            ];
            text.Append(string.Join(',', cells)).Append('\n');
        }

        return text.ToString();

        static string Whole(long value) => value == 0 ? "" : value.ToString(CultureInfo.InvariantCulture);

        static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("g6", CultureInfo.InvariantCulture);
    }

    /// <summary>The Markdown table, one section a workload, with a line on its limits.</summary>
    public static string Markdown(string about, IReadOnlyList<Row> rows, IReadOnlyDictionary<string, string> limits)
    {
        var text = new StringBuilder();
        text.Append("# The engine and its peers on the CPU\n\n").Append(about.TrimEnd()).Append("\n\n");
        text.Append("Rates are medians of runs taken in turn, in million node-steps a second (one node's update for one step), with the least and the greatest. The ratio is the engine's rate over the peer's, run by run.\n");
        text.Append("Slow programs run fewer instances or steps, as the table says; rates are compared. Every program's results were compared with the engine's before it was timed.\n");
        foreach (var group in rows.GroupBy(r => r.Workload))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {group.Key.ToUpperInvariant()}\n\n| | instances × steps | M node-steps/s | ratio | goal | |\n|---|---|---|---|---|---|\n");
            var best = group.Where(r => r.Kind == "cpp" && r.Rates.Count > 0).MaxBy(r => Row.Median(r.Rates));
            foreach (var r in group)
            {
                text.Append(Line(r)).Append('\n');
            }

            text.Append('\n').Append(limits.GetValueOrDefault(group.Key, "")).Append('\n');
        }

        return text.ToString();
    }

    private static string Line(Row r)
    {
        if (r.Rates.Count == 0)
        {
            return $"| {r.Name} | – | – | – | – | {r.Note} |";
        }

        var ratio = r.Ratios.Count == 0 ? "" : Range(r.Ratios, 1);
        var goal = r.IsMet is not { } met ? ""
            : met ? string.Create(CultureInfo.InvariantCulture, $"≥ {r.Goal}: met")
            : string.Create(CultureInfo.InvariantCulture, $"≥ {r.Goal}: missed by {(1 - (Row.Median(r.Ratios) / r.Goal)) * 100:f0} %");
        return string.Create(CultureInfo.InvariantCulture, $"| {r.Name} | {r.Instances} × {r.Steps} | {Range(r.Rates, 1e6)} | {ratio} | {goal} | {r.Note} |");
    }

    private static string Range(IReadOnlyList<double> values, double unit)
    {
        var (middle, least, greatest) = (Row.Median(values) / unit, values.Min() / unit, values.Max() / unit);
        var digits = middle >= 100 ? "f0" : middle >= 1 ? "f2" : "g3";
        return $"{middle.ToString(digits, CultureInfo.InvariantCulture)} ({least.ToString(digits, CultureInfo.InvariantCulture)} … {greatest.ToString(digits, CultureInfo.InvariantCulture)})";
    }

    /// <summary>What bounds a workload on this machine, and how much of it the engine reaches.</summary>
    public static string Limit(Workload workload, Row engine, double operations, double divisions)
    {
        var roofline = Roofline.Of(workload);
        var (eager, lazy) = roofline.Limits(operations, divisions);
        var rate = Row.Median(engine.Rates);
        var bound = divisions / roofline.Divisions <= eager ? "divisions" : "arithmetic";
        return string.Create(CultureInfo.InvariantCulture,
            $"Limit: a node-step is at least {roofline.Fixed:f0} vector operations a lane, {roofline.Divisions:f0} divisions, and {roofline.Anew:f0} operations more where every message is quantised anew. At the {operations / 1e9:f1} G operations and {divisions / 1e9:f2} G divisions a second that this machine does, that is {eager / 1e6:g3} M node-steps/s anew (bound by {bound}), {lazy / 1e6:g4} M with no level changing; the engine reaches {rate / eager * 100:f0} % and {rate / lazy * 100:f0} %.");
    }
}
