using System.Collections.Immutable;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Summaries;

/// <summary>
/// Keeps one row of each set that differs in one swept setting alone (or in several that move together): the one with the largest, or smallest, number; the first of equal ones. Sets without any number are left out. So the best α of each instance is
/// the row with the largest rate along method.alpha.
/// </summary>
/// <param name="Expression">What is compared.</param>
/// <param name="Along">The swept columns along which the rows of a set differ.</param>
/// <param name="IsLeast">Whether the smallest is kept; otherwise the largest.</param>
public sealed record RowChoice(string Expression, ImmutableArray<string> Along, bool IsLeast)
{
    /// <summary>How a chosen row's expression is named.</summary>
    public string Name(string expression) => $"{expression} at the {(IsLeast ? "least" : "most")} {Expression} along {string.Join(", ", Along)}";

    /// <summary>The columns whose values make a set: all swept ones (dotted names and seed) but <see cref="Along"/>.</summary>
    internal ImmutableArray<string> Shared(TableReader table)
    {
        foreach (var column in Along)
        {
            table.Require(column);
        }

        return [.. table.Header.Where(c => (c.Contains('.', StringComparison.Ordinal) || c == "seed") && !Along.Contains(c))];
    }

    /// <summary>Whether <paramref name="number"/> is to be kept in place of <paramref name="kept"/>.</summary>
    internal bool IsBetter(double number, double kept) => IsLeast ? number < kept : number > kept;
}
