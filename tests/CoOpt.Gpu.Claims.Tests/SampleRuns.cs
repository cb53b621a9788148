using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Claims.Tests;

/// <summary>Runs in memory: the product of axes given as "key: a, b, c", or zipped as "key + other: a + x, b + y", the last varying fastest, with columns computed from the axes' values.</summary>
internal static class SampleRuns
{
    public static RunData Of(string[] axes, params (string Name, Func<ImmutableDictionary<string, string>, object> Cell)[] columns)
    {
        ImmutableArray<Axis> parsed = [.. axes.Select(a => a.Split(':')).Select(a => new Axis(Parts(a[0]), [.. a[1].Split(',').Select(p => Parts(p).Select(Value).ToImmutableArray())]))];
        var sweep = new ResolvedSweep { Schema = 1, Name = "sample", Settings = ImmutableSortedDictionary<string, SettingValue>.Empty, Axes = parsed, Files = [] };
        ImmutableArray<ImmutableDictionary<string, string>> rows =
            [.. Enumerable.Range(0, (int)sweep.Count).Select(i => sweep.SweptKeys.Zip(sweep.ValuesAt(i)).ToImmutableDictionary(p => p.First, p => p.Second.ToString()))];
        var table = sweep.SweptKeys.Select(k => Column(k, rows.Select(r => (object)(double.TryParse(r[k], out var number) ? number : r[k]))))
            .Concat(columns.Select(c => Column(c.Name, rows.Select(c.Cell))));
        return new RunData(Path.Combine(Path.GetTempPath(), "coopt-claims-none"), SweepPlan.Of(sweep, "sample/1"), null, new DataTable([.. table]));
    }

    public static RunSet Set(params (string Spec, RunData Run)[] runs) => new(runs.ToImmutableDictionary(r => r.Spec, r => r.Run));

    private static ImmutableArray<string> Parts(string text) => [.. text.Split(" + ").Select(p => p.Trim())];

    private static SettingValue Value(string text) => double.TryParse(text, out var number) ? SettingValue.Of(number) : SettingValue.Of(text);

    private static DataColumn Column(string name, IEnumerable<object> cells)
    {
        var all = cells.ToList();
        return all.TrueForAll(c => c is double) ? DataColumn.Of(name, [.. all.Cast<double>()]) : DataColumn.Of(name, [.. all.Select(c => c.ToString()!)]);
    }
}
