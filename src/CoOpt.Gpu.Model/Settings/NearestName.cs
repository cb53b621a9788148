namespace CoOpt.Gpu.Model.Settings;

/// <summary>Suggests the known name nearest to a mistyped one.</summary>
public static class NearestName
{
    /// <summary><c>; did you mean x?</c>, or nothing where no name is near.</summary>
    public static string Hint(string written, IEnumerable<string> known) => Find(written, known) is { } name ? $"; did you mean {name}?" : "";

    /// <summary><c>did you mean x?</c>, or <c>there are a, b, c</c> where no name is near.</summary>
    public static string HintOrAll(string written, IReadOnlyCollection<string> known) => Find(written, known) is { } name ? $"did you mean {name}?" : $"there are {string.Join(", ", known)}";

    /// <summary>The nearest name by optimal string alignment, case ignored, within a third of its length; null where none is near.</summary>
    public static string? Find(string written, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(written);
        if (written.Length > 100)
        {
            return null;
        }

        var best = known
            .Select(name => (Name: name, Distance: Distance(Fold(written), Fold(name))))
            .OrderBy(c => c.Distance).ThenBy(c => c.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name is { } n && best.Distance <= Math.Max(1, Math.Max(written.Length, n.Length) / 3) ? n : null;
    }

    // Case and word separators are slips of style, not of letters.
    private static string Fold(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Edits between two names: insert, delete, replace, swap of neighbours.</summary>
    public static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
