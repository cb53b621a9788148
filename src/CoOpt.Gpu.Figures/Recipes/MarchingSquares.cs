using System.Collections.Immutable;

namespace CoOpt.Gpu.Figures.Recipes;

/// <summary>Contours of a function on a rectangular grid, linear between neighbours: one segment or two within each square of four nodes, joined into paths.</summary>
internal static class MarchingSquares
{
    /// <summary>The contours where the function is zero; each an ordered path, closed ones ending where they began.</summary>
    /// <param name="x">Places of the columns, ascending.</param>
    /// <param name="y">Places of the rows, ascending.</param>
    /// <param name="values">The function at [column, row]; squares with a NaN have no contour.</param>
    public static ImmutableArray<ImmutableArray<(double X, double Y)>> Zero(ImmutableArray<double> x, ImmutableArray<double> y, double[,] values)
    {
        // An edge of the grid is crossed once at most, so that a crossing is known by its edge and segments join exactly.
        var links = new SortedDictionary<(int I, int J, bool Up), List<(int I, int J, bool Up)>>();
        for (var i = 0; i + 1 < x.Length; i++)
        {
            for (var j = 0; j + 1 < y.Length; j++)
            {
                foreach (var (a, b) in Segments(values, i, j))
                {
                    Link(a, b);
                    Link(b, a);
                }
            }
        }

        var paths = ImmutableArray.CreateBuilder<ImmutableArray<(double, double)>>();
        foreach (var open in links.Keys.Where(k => links[k].Count == 1).ToArray().Concat(links.Keys.ToArray()))
        {
            if (links[open].Count > 0)
            {
                paths.Add([.. Follow(open).Select(Place)]);
            }
        }

        return paths.ToImmutable();

        void Link((int, int, bool) from, (int, int, bool) to) => (links.TryGetValue(from, out var ends) ? ends : links[from] = []).Add(to);

        IEnumerable<(int I, int J, bool Up)> Follow((int I, int J, bool Up) at)
        {
            yield return at;
            while (links[at].Count > 0)
            {
                var next = links[at][0];
                links[at].RemoveAt(0);
                links[next].Remove(at);
                yield return at = next;
            }
        }

        (double, double) Place((int I, int J, bool Up) e)
        {
            var (a, b) = (values[e.I, e.J], e.Up ? values[e.I, e.J + 1] : values[e.I + 1, e.J]);
            var t = a / (a - b);
            return e.Up ? (x[e.I], y[e.J] + (t * (y[e.J + 1] - y[e.J]))) : (x[e.I] + (t * (x[e.I + 1] - x[e.I])), y[e.J]);
        }
    }

    /// <summary>The crossings within the square whose lower left node is (i, j), by pairs of edges; an edge is named by its lower or left node.</summary>
    private static IEnumerable<((int I, int J, bool Up) From, (int I, int J, bool Up) To)> Segments(double[,] values, int i, int j)
    {
        double[] corner = [values[i, j], values[i + 1, j], values[i + 1, j + 1], values[i, j + 1]];
        if (corner.Any(double.IsNaN))
        {
            yield break;
        }

        // Zero counts as above, so that a node on the contour is crossed on one side only.
        (int, int, bool)[] edges = [(i, j, false), (i + 1, j, true), (i, j + 1, false), (i, j, true)];
        var crossed = Enumerable.Range(0, 4).Where(e => corner[e] >= 0 != corner[(e + 1) % 4] >= 0).ToArray();
        if (crossed.Length == 2)
        {
            yield return (edges[crossed[0]], edges[crossed[1]]);
        }
        else if (crossed.Length == 4)
        {
            // A saddle: the mean of the corners says which two of them are joined through the middle.
            var joined = corner.Sum() >= 0 == corner[0] >= 0;
            yield return joined ? (edges[0], edges[1]) : (edges[3], edges[0]);
            yield return joined ? (edges[2], edges[3]) : (edges[1], edges[2]);
        }
    }
}
