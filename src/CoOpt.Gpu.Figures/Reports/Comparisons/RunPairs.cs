using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Reports.Facts;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Figures.Reports.Comparisons;

/// <summary>
/// The rows of two runs that belong together: those with equal values of every setting that both sweep, the seed included, and of every setting that one sweeps and the
/// other fixes at one of its values. A row without exactly one partner in the first run is not paired.
/// </summary>
internal sealed class RunPairs
{
    public RunPairs(RunFacts first, RunFacts second)
    {
        (First, Second) = (first, second);
        Keys = [.. Common(first.Run.Plan.Sweep, second.Run.Plan.Sweep).Order(StringComparer.Ordinal)];
        var partners = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < first.Rows; row++)
        {
            var key = Key(first, row);
            partners[key] = partners.ContainsKey(key) ? -1 : row;
        }

        var rows = ImmutableArray.CreateBuilder<(int First, int Second)>();
        for (var row = 0; row < second.Rows; row++)
        {
            if (partners.TryGetValue(Key(second, row), out var partner) && partner >= 0)
            {
                rows.Add((partner, row));
            }
            else if (partner < 0)
            {
                Ambiguous++;
            }
        }

        Rows = rows.ToImmutable();
    }

    public RunFacts First { get; }

    public RunFacts Second { get; }

    /// <summary>The settings by which rows are paired.</summary>
    public ImmutableArray<string> Keys { get; }

    /// <summary>The pairs, by rows of the tables.</summary>
    public ImmutableArray<(int First, int Second)> Rows { get; }

    /// <summary>Rows of the second run with several partners in the first.</summary>
    public int Ambiguous { get; }

    private static IEnumerable<string> Common(ResolvedSweep a, ResolvedSweep b)
    {
        var (inA, inB) = (a.SweptKeys.ToHashSet(StringComparer.Ordinal), b.SweptKeys.ToHashSet(StringComparer.Ordinal));
        return inA.Union(inB).Where(k => (inA.Contains(k) && inB.Contains(k)) || (inA.Contains(k) ? Takes(a, k, b) : Takes(b, k, a)));
    }

    /// <summary>Whether an axis of <paramref name="swept"/> takes the value at which <paramref name="other"/> fixes the setting.</summary>
    private static bool Takes(ResolvedSweep swept, string key, ResolvedSweep other) =>
        other.Settings.TryGetValue(key, out var value) && swept.Axes.First(a => a.Keys.Contains(key)) is var axis && axis.Points.Any(p => p[axis.Keys.IndexOf(key)] == value);

    private string Key(RunFacts facts, int row)
    {
        var sweep = facts.Run.Plan.Sweep;
        var (names, values) = (sweep.SweptKeys.ToArray(), sweep.ValuesAt(facts.Instances[row]));

        // No setting holds NUL, so joined values are equal only if all are.
        return string.Join('\0', Keys.Select(k => Array.IndexOf(names, k) is >= 0 and var at ? values[at].ToString() : sweep.Settings[k].ToString()));
    }
}
