using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Results.Summaries;

namespace CoOpt.Gpu.Claims.Evidence;

/// <summary>Some rows of a run's instances.csv, and the quantities taken over them. Expressions are those of <see cref="RowExpression"/>.</summary>
public sealed class Rows
{
    private readonly ImmutableArray<int> _rows;

    private readonly Lazy<ImmutableArray<int>> _seeds;

    private Rows(string spec, RunData run, ImmutableArray<int> rows)
    {
        (Spec, Run, _rows) = (spec, run, rows);
        _seeds = new(() =>
        {
            var first = new Dictionary<string, int>(StringComparer.Ordinal);
            return [.. Enumerable.Range(0, run.Instances.Rows).Select(r => first.TryGetValue(Text("seed", r), out var k) ? k : first[Text("seed", r)] = r)];
        });
    }

    /// <summary>All rows of <paramref name="run"/>, which was made from <paramref name="spec"/>.</summary>
    public static Rows Of(string spec, RunData run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new(spec, run, [.. Enumerable.Range(0, run.Instances.Rows)]);
    }

    /// <summary>The spec, relative to the folder of experiments.</summary>
    public string Spec { get; }

    /// <summary>The run.</summary>
    public RunData Run { get; }

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Length;

    /// <summary>The rows in which <paramref name="column"/> reads as one of <paramref name="values"/>.</summary>
    public Rows Where(string column, params ReadOnlySpan<string> values)
    {
        var any = values.ToArray().Select(v => RowExpression.Parse($"{column}={v}")).ToList();
        return new(Spec, Run, [.. _rows.Where(r => any.Exists(e => e.Of(Run.Instances, r) == 1))]);
    }

    /// <summary>The rows whose number <paramref name="isWanted"/> takes; rows without the number are left out.</summary>
    public Rows Where(string expression, Func<double, bool> isWanted)
    {
        ArgumentNullException.ThrowIfNull(isWanted);
        var of = RowExpression.Parse(expression, Run.Instances);
        return new(Spec, Run, [.. _rows.Where(r => of.Of(Run.Instances, r) is var v && !double.IsNaN(v) && isWanted(v))]);
    }

    /// <summary>One entry for each row; NaN where a cell is empty.</summary>
    public ImmutableArray<double> Numbers(string expression)
    {
        var of = RowExpression.Parse(expression, Run.Instances);
        return [.. _rows.Select(r => of.Of(Run.Instances, r))];
    }

    /// <summary>The distinct values of a swept setting, in the order of the rows.</summary>
    public ImmutableArray<string> Values(string column) => [.. _rows.Select(r => Text(column, r)).Distinct()];

    /// <summary>The rows by the values of a column, in the order of the rows.</summary>
    public IEnumerable<(string Value, Rows Rows)> By(string column) =>
        _rows.GroupBy(r => Text(column, r)).Select(g => (g.Key, new Rows(Spec, Run, [.. g])));

    /// <summary>Of the rows that share every swept setting but <paramref name="along"/>, the one with the greatest number; those without any number are left out.</summary>
    public Rows Best(string expression, string along)
    {
        var (of, shared) = (RowExpression.Parse(expression, Run.Instances), Run.Axes.SelectMany(a => a.Keys).Where(k => k != along).ToArray());
        return new(Spec, Run, [.. _rows.Where(r => !double.IsNaN(of.Of(Run.Instances, r))).GroupBy(r => Key(shared, r)).Select(g => g.MaxBy(r => of.Of(Run.Instances, r)))]);
    }

    /// <summary>The median with its bootstrap interval; rows that share a seed are drawn together.</summary>
    public Quantity Median(string name, string expression) => Median(name, "median", Numbers(expression).Zip(_rows.Select(Seed)));

    /// <summary>The median, with its bootstrap interval, of numbers that the caller took from these rows.</summary>
    public Quantity Median(string name, string statistic, IEnumerable<double> values)
    {
        var sample = new SampleStatistics(values);
        return Make(name, statistic, sample.Quantiles[2], sample.MedianInterval.Lower, sample.MedianInterval.Upper, sample.Count);
    }

    /// <summary>The mean with its bootstrap interval; rows that share a seed are drawn together.</summary>
    public Quantity Mean(string name, string expression)
    {
        var sample = new SampleStatistics(Numbers(expression));
        var (lower, upper) = Bootstrap.Mean(Numbers(expression).Zip(_rows.Select(Seed)));
        return Make(name, "mean", sample.Mean, lower, upper, sample.Count);
    }

    /// <summary>The greatest number; NaN where there is none.</summary>
    public Quantity Greatest(string name, string expression) => Extreme(name, "greatest", Numbers(expression), largest: true);

    /// <summary>The least number; NaN where there is none.</summary>
    public Quantity Least(string name, string expression) => Extreme(name, "least", Numbers(expression), largest: false);

    /// <summary>The share of rows in which an expression is neither 0 nor empty, such as <c>outcome=converged</c>, with Wilson's interval for as many draws as there are seeds.</summary>
    public Quantity Share(string name, string expression) => Share(name, Numbers(expression), static v => v != 0 && !double.IsNaN(v));

    /// <summary>
    /// The share of numbers that a condition takes, with Wilson's interval (E. B. Wilson, J. Am. Stat. Assoc. 22, 209, 1927) for as many draws as the rows have seeds: those that share one are no draws of their own.
    /// </summary>
    public Quantity Share(string name, IReadOnlyCollection<double> values, Func<double, bool> isTaken)
    {
        var (n, share) = ((double)Math.Min(values.Count, _rows.Select(Seed).Distinct().Count()), values.Count == 0 ? double.NaN : (double)values.Count(isTaken) / values.Count);
        var (lower, upper) = Wilson.Interval(share, n);

        // Of none and of all the ends are 0 and 1 but for rounding.
        return Make(name, "share", share, share == 0 ? 0 : lower, share == 1 ? 1 : upper, values.Count);
    }

    /// <summary>The number in these rows over that in their partners among <paramref name="others"/>, median with bootstrap interval. Partners share every swept setting but <paramref name="columns"/>.</summary>
    public Quantity Ratio(string name, string expression, Rows others, params ReadOnlySpan<string> columns) =>
        Median(name, "median of paired ratios", Paired(expression, others, columns).Select(p => (p.Own / p.Other, p.Seed)));

    /// <summary>The number in these rows minus that in their partners, median with bootstrap interval.</summary>
    public Quantity Difference(string name, string expression, Rows others, params ReadOnlySpan<string> columns) =>
        Median(name, "median of paired differences", Paired(expression, others, columns).Select(p => (p.Own - p.Other, p.Seed)));

    /// <summary>The numbers of rows that have a partner among <paramref name="others"/>, beside the partner's. Partners share every swept setting but <paramref name="columns"/>.</summary>
    public ImmutableArray<(double Own, double Other)> Pairs(string expression, Rows others, params ReadOnlySpan<string> columns) => [.. Paired(expression, others, columns).Select(p => (p.Own, p.Other))];

    /// <summary>A quantity of these rows that is none of the usual ones.</summary>
    public Quantity Make(string name, string statistic, double estimate, double lower = double.NaN, double upper = double.NaN, int? count = null) =>
        new(name, statistic, estimate, lower, upper, count ?? Count, Spec, Run.Plan.Hash);

    private ImmutableArray<(double Own, double Other, int Seed)> Paired(string expression, Rows others, ReadOnlySpan<string> columns)
    {
        ArgumentNullException.ThrowIfNull(others);
        var apart = columns.ToArray();
        var shared = Run.Axes.SelectMany(a => a.Keys).Where(k => !apart.Contains(k)).ToArray();
        var of = RowExpression.Parse(expression, Run.Instances);
        var partners = others._rows.ToDictionary(r => others.Key(shared, r), r => of.Of(others.Run.Instances, r), StringComparer.Ordinal);
        return [.. _rows.Where(r => partners.ContainsKey(Key(shared, r))).Select(r => (of.Of(Run.Instances, r), partners[Key(shared, r)], Seed(r)))];
    }

    private Quantity Median(string name, string statistic, IEnumerable<(double Value, int Seed)> values)
    {
        var all = values.ToList();
        var (sample, interval) = (new SampleStatistics(all.Select(v => v.Value)), Bootstrap.Median(all));
        return Make(name, statistic, sample.Quantiles[2], interval.Lower, interval.Upper, sample.Count);
    }

    // Which seed a row has, by the first row that has it.
    private int Seed(int row) => _seeds.Value[row];

    private Quantity Extreme(string name, string statistic, ImmutableArray<double> values, bool largest)
    {
        var known = values.Where(v => !double.IsNaN(v)).ToList();
        return Make(name, statistic, known.Count == 0 ? double.NaN : largest ? known.Max() : known.Min(), count: known.Count);
    }

    private string Text(string column, int row) => Run.Instances[column] is { IsNumber: true } numbers
        ? numbers.Numbers[row].ToString("R", System.Globalization.CultureInfo.InvariantCulture)
        : Run.Instances[column].Texts[row];

    // A text cell holds no NUL, so joined keys are equal only if all parts are.
    private string Key(string[] columns, int row) => string.Join('\0', columns.Select(c => Text(c, row)));
}
