using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Figures.Runs;

namespace CoOpt.Gpu.Figures.Reports.Comparisons;

/// <summary>What differs between the plans of runs.</summary>
internal static class SettingChanges
{
    private const int PointsShown = 8;

    /// <summary>Every setting that is not the same in all runs, with its value, or its swept values, in each; then random numbers and data files where they differ.</summary>
    public static ImmutableArray<(string Name, ImmutableArray<string> Values)> Of(ImmutableArray<RunData> runs)
    {
        var keys = runs.SelectMany(r => r.Plan.Sweep.Settings.Keys.Concat(r.Plan.Sweep.SweptKeys)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var rows = keys.Select(k => (Name: k, Exact: runs.Select(r => Value(r, k, int.MaxValue)), Shown: runs.Select(r => Value(r, k, PointsShown))))
            .Append((Name: "random numbers", Exact: runs.Select(r => r.Plan.Generator), Shown: runs.Select(r => r.Plan.Generator)))
            .Append((Name: "data files", Exact: runs.Select(Files), Shown: runs.Select(Files)));
        return [.. rows.Where(r => r.Exact.Distinct(StringComparer.Ordinal).Count() > 1).Select(r => (r.Name, r.Shown.ToImmutableArray()))];
    }

    private static string Value(RunData run, string key, int points)
    {
        var sweep = run.Plan.Sweep;
        if (sweep.Axes.FirstOrDefault(a => a.Keys.Contains(key)) is not { } axis)
        {
            return sweep.Settings.TryGetValue(key, out var value) ? value.ToString() : "–";
        }

        var at = axis.Keys.IndexOf(key);
        var texts = axis.Points.Select(p => points == int.MaxValue ? p[at].ToString() : new Factor(new([key], [[p[at]]]), 1, "").Texts[0]).ToArray();
        return texts.Length <= points ? $"swept: {string.Join(" · ", texts)}" : $"swept: {string.Join(" · ", texts.Take(points - 3))} · … · {texts[^1]} ({texts.Length} values)";
    }

    private static string Files(RunData run) => string.Join(", ", run.Plan.Sweep.Files.Select(f => $"{f.Name} {f.Sha256[..12]}"));
}
