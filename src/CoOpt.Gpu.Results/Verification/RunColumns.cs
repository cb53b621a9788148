using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Verification;

/// <summary>The columns that the tables of a sweep have by the data dictionary.</summary>
internal sealed class RunColumns(ResolvedSweep sweep)
{
    private const string Observables = "trace.observables";

    /// <summary>What is wrong with the header of table <paramref name="name"/>; null if nothing is.</summary>
    internal string? Mismatch(string name, ImmutableArray<string> header)
    {
        var expected = Expected(name, header.Length);
        if (header.AsSpan().SequenceEqual(expected))
        {
            return null;
        }

        var at = Enumerable.Range(0, Math.Max(header.Length, expected.Length)).First(k => header.ElementAtOrDefault(k) != expected.ElementAtOrDefault(k));
        var (got, wanted) = (header.ElementAtOrDefault(at) ?? "missing", expected.ElementAtOrDefault(at) ?? "none");
        return FormattableString.Invariant($"column {at + 1} is {got}, and the data dictionary has {wanted} there");
    }

    private string[] Expected(string name, int length)
    {
        if (name == RunNames.Instances)
        {
            return [.. InstanceTable.Columns([.. sweep.SweptKeys]).Select(c => c.Name)];
        }

        if (name.StartsWith(RunNames.Traces, StringComparison.Ordinal))
        {
            var setting = sweep.Settings.GetValueOrDefault(Observables, SettingValue.None);
            ImmutableArray<string> observables = setting.List is { } chosen ? [.. chosen.Select(v => v.Text).OfType<string>()] : setting.IsNone ? [] : TraceColumns.All;
            return [.. TraceColumnTable.Columns(observables).Select(c => c.Name)];
        }

        // The number of parameters may be swept, so a part's own width decides: y and z have as many columns.
        var parameters = Math.Max(0, (length - 4) / 2);
        return ["instance", "step", "node", "x", .. Numbered("y"), .. Numbered("z")];

        IEnumerable<string> Numbered(string variable) => Enumerable.Range(0, parameters).Select(k => variable + k.ToString(CultureInfo.InvariantCulture));
    }
}
