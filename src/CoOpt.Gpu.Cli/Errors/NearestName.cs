namespace CoOpt.Gpu.Cli.Errors;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>The name within a third of its length in edits (insert, delete, replace, swap of neighbours); null if there is none.</summary>
    public static string? Of(string given, IEnumerable<string> names) => names
        .Select(name => (Name: name, Distance: Distance(given, name)))
        .Where(c => 3 * c.Distance <= c.Name.Length)
        .OrderBy(c => c.Distance)
        .Select(c => c.Name)
        .FirstOrDefault();

    /// <summary>Edits between two names.</summary>
    public static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var replaced = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replaced, 1 + Math.Min(rows[i - 1, j], rows[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], 1 + rows[i - 2, j - 2]);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
