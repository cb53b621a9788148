using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Tests.Recipes;

/// <summary>Runs in memory: α as multiples of the bound × ρ × seed, with columns of numbers that tests choose.</summary>
internal static class SampleRun
{
    internal static readonly ImmutableArray<double> Alphas = [0.5, 1, 2, 4];
    internal static readonly ImmutableArray<double> Rhos = [0.125, 0.25];
    internal const int Seeds = 5;

    internal static int Count => Alphas.Length * Rhos.Length * Seeds;

    /// <summary>The run with columns computed from α, ρ and the seed.</summary>
    internal static RunData Of(string folder, params ReadOnlySpan<(string Name, Func<double, double, int, double> Cell)> columns)
    {
        var cells = (from a in Alphas from r in Rhos from s in Enumerable.Range(0, Seeds) select (A: a, R: r, S: s)).ToArray();
        var table = ImmutableArray.Create(
            DataColumn.Of("instance", [.. cells.Select((_, k) => (double)k)]),
            DataColumn.Of("method.alpha", [.. cells.Select(c => FormattableString.Invariant($"{c.A} * bound"))]),
            DataColumn.Of("links.rho", [.. cells.Select(c => c.R)]),
            DataColumn.Of("seed", [.. cells.Select(c => (double)c.S)]),
            DataColumn.Of("outcome", [.. cells.Select(c => c.A > 2 ? "diverged" : c.S == 0 ? "stalled" : "converged")]));
        foreach (var (name, cell) in columns)
        {
            table = table.Add(DataColumn.Of(name, [.. cells.Select(c => cell(c.A, c.R, c.S))]));
        }

        var sweep = new ResolvedSweep
        {
            Schema = 1,
            Name = "sample",
            Settings = ImmutableSortedDictionary<string, SettingValue>.Empty,
            Axes =
            [
                new Axis(["method.alpha"], [.. Alphas.Select(a => ImmutableArray.Create(SettingValue.Of(FormattableString.Invariant($"{a} * bound"))))]),
                new Axis(["links.rho"], [.. Rhos.Select(r => ImmutableArray.Create(SettingValue.Of(r)))]),
                new Axis(["seed"], [.. Enumerable.Range(0, Seeds).Select(s => ImmutableArray.Create(SettingValue.Of((double)s)))]),
            ],
            Files = [],
        };
        return new RunData(folder, SweepPlan.Of(sweep, "sample/1"), null, new DataTable(table));
    }
}
