using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Tests.Reports;

/// <summary>Runs in memory over axes of numbers, with some rows missing and columns that a test computes from the values of the axes.</summary>
internal static class SweptRun
{
    internal static RunData Of(
        string name,
        ImmutableArray<(string Key, double[] Values)> axes,
        ImmutableArray<(string Key, double Value)> settings,
        Func<long, bool> isThere,
        Func<long, string> outcome,
        params ReadOnlySpan<(string Name, Func<long, ImmutableDictionary<string, double>, double> Cell)> columns)
    {
        var sweep = new ResolvedSweep
        {
            Schema = 1,
            Name = name,
            Settings = settings.ToImmutableSortedDictionary(s => s.Key, s => SettingValue.Of(s.Value), StringComparer.Ordinal),
            Axes = [.. axes.Select(a => new Axis([a.Key], [.. a.Values.Select(v => ImmutableArray.Create(SettingValue.Of(v)))]))],
            Files = [],
        };
        var rows = Instances(axes).Index().Select(p => (Instance: (long)p.Index, Values: p.Item)).Where(r => isThere(r.Instance)).ToArray();
        var table = ImmutableArray.CreateBuilder<DataColumn>();
        table.Add(DataColumn.Of("instance", [.. rows.Select(r => (double)r.Instance)]));
        table.AddRange(axes.Select(a => DataColumn.Of(a.Key, [.. rows.Select(r => r.Values[a.Key])])));
        table.Add(DataColumn.Of("outcome", [.. rows.Select(r => outcome(r.Instance))]));
        foreach (var (column, cell) in columns)
        {
            table.Add(DataColumn.Of(column, [.. rows.Select(r => cell(r.Instance, r.Values))]));
        }

        return new RunData("/nowhere/" + name, SweepPlan.Of(sweep, "sample/1"), null, new DataTable(table.ToImmutable()));
    }

    /// <summary>The product of the axes, the last fastest, by recursion rather than by strides.</summary>
    internal static IEnumerable<ImmutableDictionary<string, double>> Instances(ImmutableArray<(string Key, double[] Values)> axes) =>
        axes.Length == 0 ? [ImmutableDictionary<string, double>.Empty] : Instances(axes[..^1]).SelectMany(rest => axes[^1].Values.Select(v => rest.SetItem(axes[^1].Key, v)));
}
