using CoOpt.Gpu.Figures.Files;
using CoOpt.Gpu.Figures.Tests.Files;
using CoOpt.Gpu.Figures.Tests.Svg;

namespace CoOpt.Gpu.Figures.Tests.Vega;

public sealed class NodeCheckTests
{
    [NodeTheory]
    [InlineData("\"type\": \"point\"", "\"type\": \"pointy\"", "schema:")]
    [InlineData("datum['layer'] === 'points'", "datum['layer'] === 'nothing'", "layer0-point: 0 marks, the rows give 40")]
    [InlineData("\"url\": \"points.csv\"", "\"url\": \"other.csv\"", "data.url is other.csv")]
    [InlineData("\"field\": \"graph\"", "\"field\": \"graph.of\"", "layer0-point: 1 colours, the rows give 4")]
    public void The_check_itself_finds_faults(string from, string to, string problem)
    {
        using var folder = new FigureScratch();
        FigureFolder.Write(folder.Path, Samples.Points());
        folder.Change("points.vl.json", from, to);

        var (exitCode, output) = NodeCheck.Run(folder.Path);

        Assert.Equal(1, exitCode);
        Assert.Contains(problem, output);
    }
}
