using System.Collections.Immutable;
using System.Globalization;
using CoOpt.Gpu.Model.Figures;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>The distinct values of something over the rows, in order, and which of them each row has.</summary>
/// <param name="Texts">What is shown for each level.</param>
/// <param name="Numbers">The number of each level, ascending; default where they are kinds.</param>
/// <param name="Of">The level of each row of the table; −1 for rows left out.</param>
/// <param name="IsOrdered">Whether they are steps of a quantity, also where they are shown by other texts.</param>
/// <param name="Suffix">What the numbers are multiples of, such as <c>bound</c>; empty for plain numbers.</param>
internal sealed record Levels(ImmutableArray<string> Texts, ImmutableArray<double> Numbers, ImmutableArray<int> Of, bool IsOrdered, string Suffix = "")
{
    /// <summary>Values computed along different ways differ by rounding; farther apart than this, relatively, they are different levels.</summary>
    private const double SameLevel = 1e-9;

    /// <summary>Whether the levels are numbers.</summary>
    public bool IsNumeric => !Numbers.IsDefault;

    /// <summary>The number of levels.</summary>
    public int Count => Texts.Length;

    /// <summary>One level without text that all rows have.</summary>
    public static Levels Single(int rows) => new([""], default, [.. Enumerable.Repeat(0, rows)], false);

    /// <summary>The values of some columns, those of several joined by commas; those named first, then, unless only those are wanted, in order of first occurrence, numbers ascending.</summary>
    public static Levels ByColumns(DataTable table, ImmutableArray<int> rows, ImmutableArray<string> columns, ImmutableArray<RecipeName> names, bool onlyNamed = false)
    {
        if (columns.Length == 1 && names.IsEmpty && table[columns[0]] is { IsNumber: true } numbers)
        {
            return ByNumbers(rows, numbers.Numbers);
        }

        var texts = new string[table.Rows];
        foreach (var row in rows)
        {
            texts[row] = string.Join(", ", columns.Select(c => table[c].IsNumber ? Text(table[c].Numbers[row]) : table[c].Texts[row]));
        }

        var multiples = Multiples(texts, rows);
        if (names.IsEmpty && multiples is var (factors, suffix))
        {
            return ByNumbers(rows, factors) with { Suffix = suffix };
        }

        var present = rows.Select(r => texts[r]).Distinct(StringComparer.Ordinal).ToList();
        var order = names.Select(n => n.Value).Where(present.Contains).Concat(present.Where(t => !onlyNamed && names.All(n => n.Value != t))).ToImmutableArray();
        var index = order.Select((text, k) => (text, k)).ToDictionary(p => p.text, p => p.k, StringComparer.Ordinal);
        var isOrdered = multiples is not null || (columns.Length == 1 && table[columns[0]].IsNumber);
        return new Levels([.. order.Select(t => names.FirstOrDefault(n => n.Value == t)?.Text ?? t)], default, Assign(table.Rows, rows, r => index.GetValueOrDefault(texts[r], -1)), isOrdered);
    }

    /// <summary>Distinct numbers ascending; those that differ by rounding only are one. Rows without a number are left out.</summary>
    public static Levels ByNumbers(ImmutableArray<int> rows, ImmutableArray<double> values)
    {
        var sorted = rows.Select(r => values[r]).Where(double.IsFinite).Order().ToArray();
        var starts = new List<int>();
        for (var k = 0; k < sorted.Length; k++)
        {
            if (k == 0 || sorted[k] - sorted[k - 1] > SameLevel * Math.Max(Math.Abs(sorted[k]), Math.Abs(sorted[k - 1])))
            {
                starts.Add(k);
            }
        }

        double[] lower = [.. starts.Select(s => sorted[s])];

        // The middle one of a cluster, so that a level of equal values is that value.
        var centres = starts.Select((s, k) => sorted[(s + (k + 1 < starts.Count ? starts[k + 1] : sorted.Length)) / 2]).ToImmutableArray();
        return new Levels(Numerals(centres), centres, Assign(values.Length, rows, r => double.IsFinite(values[r]) ? At(lower, values[r]) : -1), true);
    }

    /// <summary>Bins of equal width, or of equal ratio; a level's number is the middle of its bin.</summary>
    public static Levels ByBins(ImmutableArray<int> rows, ImmutableArray<double> values, int bins, bool isLog)
    {
        double Scaled(double v) => isLog ? Math.Log(v) : v;
        var used = rows.Where(r => double.IsFinite(Scaled(values[r]))).ToImmutableArray();
        var (low, high) = used.IsEmpty ? (0, 1) : (used.Min(r => Scaled(values[r])), used.Max(r => Scaled(values[r])));
        var width = high > low ? (high - low) / bins : 1;
        var centres = Enumerable.Range(0, bins).Select(k => low + ((k + 0.5) * width)).Select(c => isLog ? Math.Exp(c) : c).ToImmutableArray();
        return new Levels(Numerals(centres), centres, Assign(values.Length, used, r => Math.Min((int)((Scaled(values[r]) - low) / width), bins - 1)), true);
    }

    /// <summary>The shortest text of a number that reads back.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Three digits where they keep the levels apart, else all.</summary>
    private static ImmutableArray<string> Numerals(ImmutableArray<double> numbers)
    {
        var brief = numbers.Select(n => double.Parse(n.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)).ToImmutableArray();
        return [.. (brief.Distinct().Count() == numbers.Length && numbers.Any(n => Text(n).Length > 7) ? brief : numbers).Select(Text)];
    }

    /// <summary>The factors of texts such as <c>0.5 * bound</c>, all multiples of one thing; null if some text is not.</summary>
    private static (ImmutableArray<double> Factors, string Suffix)? Multiples(string[] texts, ImmutableArray<int> rows)
    {
        var factors = new double[texts.Length];
        var suffix = "";

        // Few texts, many rows: each text is parsed once.
        var known = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!known.TryGetValue(texts[row], out var factor))
            {
                var parts = texts[row].Split(" * ");
                if (parts.Length != 2 || (suffix.Length > 0 && parts[1] != suffix) || !double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out factor))
                {
                    return null;
                }

                suffix = parts[1];
                known.Add(texts[row], factor);
            }

            factors[row] = factor;
        }

        return suffix.Length > 0 ? ([.. factors], suffix) : null;
    }

    private static int At(double[] lower, double value)
    {
        var at = Array.BinarySearch(lower, value);
        return at >= 0 ? at : ~at - 1;
    }

    private static ImmutableArray<int> Assign(int count, ImmutableArray<int> rows, Func<int, int> level)
    {
        var of = new int[count];
        Array.Fill(of, -1);
        foreach (var row in rows)
        {
            of[row] = level(row);
        }

        return [.. of];
    }
}
