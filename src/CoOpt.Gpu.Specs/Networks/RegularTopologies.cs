using System.Collections.Immutable;

namespace CoOpt.Gpu.Specs.Networks;

/// <summary>Networks without randomness.</summary>
internal static class RegularTopologies
{
    /// <summary>i ~ i ± k for each offset k, or i → i + k where directed; ends taken modulo n, repeated links dropped.</summary>
    public static IEnumerable<(int Source, int Target)> Circulant(int n, ImmutableArray<int> offsets, bool directed)
    {
        var seen = new HashSet<(int, int)>();
        for (var i = 0; i < n; i++)
        {
            foreach (var k in offsets)
            {
                var j = (i + k) % n;
                if (j != i && seen.Add(directed ? (i, j) : (Math.Min(i, j), Math.Max(i, j))))
                {
                    yield return (i, j);
                }
            }
        }
    }

    /// <summary>2⁰, 2¹, … below n, the offsets of the exponential graph.</summary>
    public static ImmutableArray<int> PowersBelow(int n)
    {
        var powers = ImmutableArray.CreateBuilder<int>();
        for (var k = 1L; k < n; k *= 2)
        {
            powers.Add((int)k);
        }

        return powers.ToImmutable();
    }

    /// <summary>Node 0 linked to all others.</summary>
    public static IEnumerable<(int Source, int Target)> Star(int n) => Enumerable.Range(1, n - 1).Select(j => (0, j));

    /// <summary>All pairs.</summary>
    public static IEnumerable<(int Source, int Target)> Complete(int n) =>
        Enumerable.Range(0, n).SelectMany(i => Enumerable.Range(i + 1, n - i - 1).Select(j => (i, j)));

    /// <summary>r rows and n/r columns, r the largest divisor of n up to √n: a prime n gives a path.</summary>
    public static IEnumerable<(int Source, int Target)> Grid(int n)
    {
        var rows = Enumerable.Range(1, n).TakeWhile(r => (long)r * r <= n).Last(r => n % r == 0);
        var columns = n / rows;
        for (var i = 0; i < n; i++)
        {
            if ((i + 1) % columns != 0)
            {
                yield return (i, i + 1);
            }

            if (i + columns < n)
            {
                yield return (i, i + columns);
            }
        }
    }
}
