using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>Values compared with those of partner rows, which share the values of all other axes.</summary>
internal static class Partners
{
    /// <summary>Each row's value minus, or over, its partner's; NaN for the reference rows themselves and for rows without a partner.</summary>
    /// <exception cref="RecipeException">A compared setting is not swept, or no row has the reference value.</exception>
    public static ImmutableArray<double> Compare(RunData run, ImmutableArray<int> rows, ImmutableArray<double> values, RecipePairing pairing)
    {
        if (pairing.By.FirstOrDefault(k => run.Axes.All(a => !a.Keys.Contains(k))) is { } stray)
        {
            throw new RecipeException($"paired: {stray} is not swept; the axes are {string.Join(", ", run.Plan.Sweep.SweptKeys)}");
        }

        var table = run.Instances;
        ImmutableArray<string> others = [.. run.Axes.Where(a => !a.Keys.Any(pairing.By.Contains)).SelectMany(a => a.Keys)];
        string Key(int row, ImmutableArray<string> columns, string separator) =>
            string.Join(separator, columns.Select(c => table[c].IsNumber ? Levels.Text(table[c].Numbers[row]) : table[c].Texts[row]));

        // A text cell holds no NUL, so joined keys are equal only if all parts are.
        var partners = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows.Where(r => Key(r, pairing.By, ", ") == pairing.Reference))
        {
            partners[Key(row, others, "\0")] = row;
        }

        if (partners.Count == 0)
        {
            var there = rows.Select(r => Key(r, pairing.By, ", ")).Distinct().Take(20);
            throw new RecipeException($"paired: no row has {string.Join(", ", pairing.By)} = {pairing.Reference}; there are {string.Join("; ", there)}");
        }

        var compared = new double[values.Length];
        Array.Fill(compared, double.NaN);
        foreach (var row in rows)
        {
            if (partners.TryGetValue(Key(row, others, "\0"), out var partner) && Key(row, pairing.By, ", ") != pairing.Reference)
            {
                compared[row] = pairing.IsRatio ? values[row] / values[partner] : values[row] - values[partner];
            }
        }

        return [.. compared];
    }
}
