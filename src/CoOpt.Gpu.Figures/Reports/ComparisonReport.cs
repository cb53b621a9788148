using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Reports.Comparisons;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Figures.Reports.Sections;
using CoOpt.Gpu.Figures.Runs;

namespace CoOpt.Gpu.Figures.Reports;

/// <summary>Several runs side by side: what differs in their specs, what came out, and each against the first, pair by pair.</summary>
public static class ComparisonReport
{
    /// <summary>The page. The same runs in the same order give the same page.</summary>
    /// <param name="runs">The runs, at least two; the first is what the others are compared with.</param>
    /// <param name="folders">Path of each run's folder, relative to the page, with forward slashes.</param>
    /// <exception cref="Results.Tables.TableFormatException">A run's tables lack a column.</exception>
    public static Page Build(ImmutableArray<RunData> runs, ImmutableArray<string> folders)
    {
        var facts = runs.Select(r => new RunFacts(r)).ToImmutableArray();
        var names = Names(runs);
        var others = Enumerable.Range(1, runs.Length - 1).Select(k =>
        {
            var pairs = new RunPairs(facts[0], facts[k]);
            var metrics = Metric.All.Where(m => facts[0].Metrics.Contains(m) || facts[k].Metrics.Contains(m)).Select(m => new PairedMetric(pairs, m)).ToImmutableArray();
            return (Name: names[k], Pairs: pairs, Metrics: metrics, Number: k + 1);
        }).ToArray();
        return new Page(string.Join(" against ", names.Reverse()), [.. others.Select(o => Lead(o.Pairs, o.Metrics, names[0], o.Name))],
        [
            new Section("runs", "The runs", [Runs(facts, names, folders)]),
            new Section("changes", "What differs in their specs", [Changes(runs, names)]),
            new Section("side-by-side", "Side by side", [SideBySide(facts, names)]),
            .. others.Select(o => PairsSection.Of(o.Pairs, o.Metrics, (names[0], o.Name), o.Number)),
        ])
        {
            Kind = "Comparison of runs",
        };
    }

    /// <summary>Names of the sweeps; with the plan's hash, and the place in the list, where that is needed to tell them apart.</summary>
    private static ImmutableArray<string> Names(ImmutableArray<RunData> runs)
    {
        var names = runs.Select(r => r.Name).ToImmutableArray();
        names = [.. runs.Select((r, k) => names.Count(n => n == names[k]) == 1 ? names[k] : $"{r.Name}-{r.Plan.ShortHash}")];
        return [.. names.Select((n, k) => names.Count(m => m == n) == 1 ? n : $"{n} ({k + 1})")];
    }

    private static ParagraphBlock Lead(RunPairs pairs, ImmutableArray<PairedMetric> metrics, string first, string name)
    {
        var clear = metrics.Where(m => m.Ratio.Lower > 1 || m.Ratio.Upper < 1).Select(m => $"{m.Metric.Label} {NumberShown.Of(m.Ratio.Value)}").ToArray();
        return new ParagraphBlock(Inline.Strong(name), $" against {first}: {NumberShown.Counted(pairs.Rows.Length, "pair")}. "
            + (pairs.Rows.IsEmpty ? "Nothing can be compared pair by pair." : clear.Length > 0 ? $"Median ratios of what changed clearly: {string.Join("; ", clear)}."
                : metrics.All(m => double.IsNaN(m.Ratio.Lower)) ? "These are too few for an interval of the median ratio, so none can be said to have changed."
                : "No metric changed clearly: each interval of the median ratio holds 1."));
    }

    private static TableBlock Runs(ImmutableArray<RunFacts> facts, ImmutableArray<string> names, ImmutableArray<string> folders) => new(
        "The first is what the others are compared with.",
        ["run", "folder", new("instances", true), "plan", "device", new("seconds", true), "program"],
        [.. facts.Select((f, k) => (ImmutableArray<Inline>)
        [
            names[k],
            Inline.To(folders[k].Length == 0 ? "." : folders[k], Path.GetFileName(Path.TrimEndingDirectorySeparator(f.Run.Folder))),
            NumberShown.Of((long)f.Rows),
            Inline.Code(f.Run.Plan.ShortHash),
            f.Run.Manifest is { } m ? $"{m.Device.Kind}, {m.Device.Name}" : "–",
            f.Run.Manifest is { } t ? NumberShown.Of(t.Timings.TotalSeconds) : "–",
            f.Run.Manifest is { } p ? $"{p.Tool.Version} {p.Tool.Revision?[..Math.Min(8, p.Tool.Revision.Length)]}" : "–",
        ])]);

    private static Block Changes(ImmutableArray<RunData> runs, ImmutableArray<string> names)
    {
        var changes = SettingChanges.Of(runs);
        return changes.IsEmpty
            ? new ParagraphBlock("Nothing: their plans ask for the same numbers.")
            : new TableBlock("Settings that are not the same in all.", ["setting", .. names.Select(n => new TableHead(n))], [.. changes.Select(c => (ImmutableArray<Inline>)[Inline.Code(c.Name), .. c.Values.Select(v => (Inline)v)])]);
    }

    private static TableBlock SideBySide(ImmutableArray<RunFacts> facts, ImmutableArray<string> names)
    {
        var outcomes = OutcomeText.Counts(facts.SelectMany(f => f.Outcomes)).Select(c => c.Outcome);
        var metrics = Metric.All.Where(m => facts.Any(f => f.Metrics.Contains(m)));
        return new TableBlock(
            "Over all instances of each run: how they ended, and the median of each metric with its quartiles." + (metrics.Any(m => m.IsCensored) ? " Instances that did not reach the tolerance count as slower than all that did." : ""),
            ["", .. names.Select(n => new TableHead(n, true))],
            [
                .. outcomes.Select(o => (ImmutableArray<Inline>)[o, .. facts.Select(f => (Inline)NumberShown.Percent(f.Outcomes.Count(x => x == o), f.Rows))]),
                .. metrics.Select(m => (ImmutableArray<Inline>)[m.Label, .. facts.Select(f => MedianCell.Of(f.Values(m.Expression), m.IsCensored))]),
            ]);
    }
}
