using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Cli.Tests.Figures;

/// <summary>Plots to be kept.</summary>
internal static class FigurePlots
{
    /// <summary>A line through two points.</summary>
    public static Plot Line(string id) => new(
        new Figure
        {
            Id = id,
            Title = id,
            Description = "A line.",
            X = new Axis("x", "", ScaleKind.Linear),
            Y = new Axis("y", "", ScaleKind.Linear),
            Layers = [new LineLayer("line", "x", "y")],
            Columns = [new FigureColumn("layer", false, "", ""), new FigureColumn("x", true, "", ""), new FigureColumn("y", true, "", "")],
        },
        new DataTable([DataColumn.Of("layer", ["line", "line"]), DataColumn.Of("x", [1.0, 2.0]), DataColumn.Of("y", [3.0, 4.0])]));
}
