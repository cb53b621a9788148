using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Svg.Layout;

/// <summary>How panels are set in rows.</summary>
/// <param name="Count">Panels.</param>
/// <param name="PerRow">Panels in a row.</param>
internal readonly record struct PanelGrid(int Count, int PerRow)
{
    // Narrower panels have no room for three tick labels.
    private const int MostOnPage = 4;
    private const int MostInColumn = 2;

    /// <summary>Rows of panels.</summary>
    internal int Rows => (Count + PerRow - 1) / PerRow;

    /// <summary>The rows as even as can be, unless the figure says how many stand in one.</summary>
    internal static PanelGrid Of(Figure figure)
    {
        var count = Math.Max(figure.Panel?.Values.Length ?? 1, 1);
        var most = figure.Size == FigureSize.Page ? MostOnPage : MostInColumn;
        var asked = figure.Panel?.PerRow ?? 0;

        // Half as wide as the usual least is the limit of what can be read at all.
        var perRow = asked > 0 ? Math.Min(asked, 2 * most) : Even(count, most);
        return new PanelGrid(count, Math.Min(perRow, count));
    }

    private static int Even(int count, int most)
    {
        var rows = (count + most - 1) / most;
        return (count + rows - 1) / rows;
    }
}
