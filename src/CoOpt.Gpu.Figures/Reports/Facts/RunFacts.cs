using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Model.Figures;
using CoOpt.Gpu.Results.Summaries;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Reports.Facts;

/// <summary>A run as a report looks at it: its factors, the metrics that say something, outcomes by row.</summary>
internal sealed class RunFacts
{
    private const double Decade = 10;

    private readonly Dictionary<string, ImmutableArray<double>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _rows;

    public RunFacts(RunData run)
    {
        Run = run;
        Instances = [.. run.Instances.Numbers("instance").Select(v => (long)v)];
        Outcomes = run.Instances.Texts("outcome");
        _rows = Instances.Select((instance, row) => (instance, row)).ToDictionary(p => p.instance, p => p.row);
        var slugs = new HashSet<string>(StringComparer.Ordinal);
        var stride = run.Plan.Sweep.Count;
        var factors = ImmutableArray.CreateBuilder<Factor>();
        foreach (var axis in run.Axes)
        {
            stride /= axis.Count;
            if (axis.Count > 1)
            {
                factors.Add(new Factor(axis, stride, Slug(axis.Keys, slugs)));
            }
        }

        Factors = factors.ToImmutable();
        Metrics = [.. Metric.All.Where(m => RowExpression.Parse(m.Expression).Columns.All(run.Instances.Has) && Values(m.Expression).Where(double.IsFinite).Distinct().Take(2).Count() == 2)];
    }

    public RunData Run { get; }

    /// <summary>Ids of figures that the user's own recipes take.</summary>
    public ImmutableHashSet<string> OwnFigures { get; init; } = [];

    /// <summary>The index in the sweep of each row.</summary>
    public ImmutableArray<long> Instances { get; }

    /// <summary>The outcome of each row.</summary>
    public ImmutableArray<string> Outcomes { get; }

    /// <summary>The axes with more than one point, seeds among them.</summary>
    public ImmutableArray<Factor> Factors { get; }

    /// <summary>The factors that are no mere repetition.</summary>
    public ImmutableArray<Factor> Studied => [.. Factors.Where(f => !f.IsReplicate)];

    /// <summary>The metrics of which the run has at least two different values.</summary>
    public ImmutableArray<Metric> Metrics { get; }

    public int Rows => Instances.Length;

    /// <summary>The row of an instance; null where it has none.</summary>
    public int? RowOf(long instance) => _rows.TryGetValue(instance, out var row) ? row : null;

    /// <summary>The value of an expression in each row.</summary>
    public ImmutableArray<double> Values(string expression)
    {
        if (!_values.TryGetValue(expression, out var values))
        {
            var parsed = RowExpression.Parse(expression, Run.Instances);
            values = _values[expression] = [.. Enumerable.Range(0, Rows).Select(row => parsed.Of(Run.Instances, row))];
        }

        return values;
    }

    /// <summary>The scale on which medians of a metric can be read: logarithmic where the middle half of its values spans a decade.</summary>
    public RecipeScale ScaleOf(Metric metric)
    {
        var statistics = new SampleStatistics(Values(metric.Expression));
        return statistics.Count > 0 && statistics.Quantiles[0] > 0 && statistics.Quantiles[3] > Decade * statistics.Quantiles[1] ? RecipeScale.Log : RecipeScale.Auto;
    }

    /// <summary>Whether at least half of the rows have the metric.</summary>
    public bool IsMostlyKnown(Metric metric) => 2 * Values(metric.Expression).Count(double.IsFinite) >= Rows;

    /// <summary>Whether a row ended by divergence, or by a number that is none.</summary>
    public bool HasDiverged(int row) => OutcomeNames.Divergence.Contains(Outcomes[row]);

    /// <summary>Name in ids: the last parts of the keys, in lower case, told apart by a number where two axes share them.</summary>
    private static string Slug(ImmutableArray<string> keys, HashSet<string> taken)
    {
        var name = string.Join('-', keys.Select(k => k[(k.LastIndexOf('.') + 1)..])).ToLowerInvariant();
        var slug = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        slug = slug.Length == 0 ? "axis" : slug.Length > 40 ? slug[..40].Trim('-') : slug;
        var free = slug;
        for (var k = 2; !taken.Add(free); k++)
        {
            free = $"{slug}-{k}";
        }

        return free;
    }
}
