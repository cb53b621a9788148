using CoOpt.Gpu.Figures.Svg.Drawing;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>Finds places for texts within a panel: apart from each other, and where they cover the least of the marks.</summary>
internal sealed class LabelPlacer(Box panel)
{
    // A line of text is a few of these high: fine enough to tell where marks are.
    private const double Grain = 2.5;

    private readonly List<Box> _taken = [];
    private readonly HashSet<(int, int)> _marked = [];

    /// <summary>Notes a straight piece of a mark.</summary>
    internal void Mark(double x1, double y1, double x2, double y2)
    {
        // Beyond the panel nothing is placed, and a piece may be endless there.
        (x1, x2) = (Math.Clamp(x1, panel.X - Grain, panel.Right + Grain), Math.Clamp(x2, panel.X - Grain, panel.Right + Grain));
        (y1, y2) = (Math.Clamp(y1, panel.Y - Grain, panel.Bottom + Grain), Math.Clamp(y2, panel.Y - Grain, panel.Bottom + Grain));
        var steps = Math.Max(1, (int)Math.Ceiling(Math.Max(Math.Abs(x2 - x1), Math.Abs(y2 - y1)) / Grain));
        for (var step = 0; step <= steps; step++)
        {
            _marked.Add(Grid(x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps));
        }
    }

    /// <summary>Takes the first of the least covering places; null where each of them meets another text or the panel's edge.</summary>
    internal PlacedText? Place(IEnumerable<PlacedText> candidates)
    {
        var best = candidates.Where(c => Fits(c.Box)).Select((c, i) => (Text: c, Cost: Cost(c.Box), Order: i)).OrderBy(c => c.Cost).ThenBy(c => c.Order).Select(c => c.Text).FirstOrDefault();
        if (best is not null)
        {
            _taken.Add(best.Box);
        }

        return best;
    }

    private bool Fits(Box box) => box.X >= panel.X && box.Right <= panel.Right && box.Y >= panel.Y && box.Bottom <= panel.Bottom && !_taken.Exists(t => t.Grow(1).Overlaps(box));

    private int Cost(Box box)
    {
        var ((left, top), (right, bottom)) = (Grid(box.X, box.Y), Grid(box.Right, box.Bottom));
        var cost = 0;
        for (var x = left; x <= right; x++)
        {
            for (var y = top; y <= bottom; y++)
            {
                cost += _marked.Contains((x, y)) ? 1 : 0;
            }
        }

        return cost;
    }

    private static (int, int) Grid(double x, double y) => ((int)Math.Floor(x / Grain), (int)Math.Floor(y / Grain));
}
