using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Files;
using CoOpt.Gpu.Figures.Tests.Svg;

namespace CoOpt.Gpu.Figures.Tests.Files;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("points.vl.json", "\"usermeta\"", "\"meta\"", "has no usermeta.figure")]
    [InlineData("points.vl.json", "{\n", "{\n,", "not the JSON of a figure")]
    [InlineData("points.vl.json", "\"id\": \"points\"", "\"id\": \"other\"", "holds the figure other; the file's name must be its id")]
    [InlineData("points.vl.json", "\"id\": \"points\"", "\"id\": \"../points\"", "'../points' is no id")]
    [InlineData("points.vl.json", "\"kind\": \"point\"", "\"kind\": \"cake\"", "not the JSON of a figure")]
    [InlineData("points.vl.json", "\"size\": \"page\"", "\"size\": 7", "size: 7 is none")]
    [InlineData("points.vl.json", "\"size\": \"page\"", "\"size\": \"page\", \"size\": \"page\"", "not the JSON of a figure")]
    [InlineData("points.vl.json", "\"series\": \"graph\"", "\"series\": \"grahp\"", "layer points: no column grahp; there are layer, bits, accuracy, low, high, graph, text")]
    [InlineData("points.vl.json", "\"text\": \"text\"", "\"text\": \"bits\"", "layer note: column bits holds numbers, and texts are needed")]
    [InlineData("points.vl.json", "\"lower\": \"low\"", "\"lower\": null", "an interval needs both of its ends")]
    [InlineData("points.vl.json", "\"label\": \"graph\"", "\"label\": null", "not the JSON of a figure")]
    [InlineData("points.vl.json", "\"ring\"", "null", "series.values: is missing, or has an entry that is")]
    [InlineData("points.csv", "layer,bits", "layer,bytes", "column bytes is none of the figure's; there are layer, bits")]
    [InlineData("points.csv", "points,2,", "points,two,", "column bits: expected a number, got 'two'")]
    [InlineData("points.csv", ",complete,", ",compleat,", "column graph: series of layer points that the figure does not list: 'compleat' (row 2)")]
    [InlineData("points.csv", "note,", "nota,", "column layer: layer that the figure does not list: 'nota' (row 41)")]
    [InlineData("points.csv", ",saturation", ",\"saturation", "points.csv: ")]
    [InlineData("points.csv", ",saturation", ",saturation,1", "points.csv: ")]
    public void A_file_that_was_changed_is_refused_with_file_and_reason(string file, string from, string to, string reason)
    {
        using var folder = new FigureScratch();
        FigureFolder.Write(folder.Path, Samples.Points());
        folder.Change(file, from, to);

        var problem = Assert.Throws<FigureFileException>(() => FigureFolder.Read(folder.Path, "points"));

        Assert.Contains(reason, problem.Message);
        Assert.All(problem.Problems, p => Assert.StartsWith(folder[file], p));
    }

    [Theory]
    [InlineData("points.csv")]
    [InlineData("points.vl.json")]
    public void A_file_that_is_missing_too_large_or_no_text_is_refused(string file)
    {
        using var folder = new FigureScratch();
        FigureFolder.Write(folder.Path, Samples.Points());
        File.WriteAllBytes(folder[file], [0xC3, 0x28]);
        Assert.Contains("not UTF-8", Assert.Throws<FigureFileException>(() => FigureFolder.Read(folder.Path, "points")).Message);

        using (var large = File.OpenWrite(folder[file]))
        {
            large.SetLength((64 << 20) + 1);
        }

        Assert.Contains("MiB, which no figure needs", Assert.Throws<FigureFileException>(() => FigureFolder.Read(folder.Path, "points")).Message);

        File.Delete(folder[file]);
        Assert.Contains($"{folder[file]}: is missing", Assert.Throws<FigureFileException>(() => FigureFolder.Read(folder.Path, "points")).Message);
    }

    [Theory]
    [InlineData("../points")]
    [InlineData("a/b")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\b")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("points\n")]
    [InlineData("Points")]
    [InlineData("a--b")]
    [InlineData("con.csv")]
    public void No_id_leads_out_of_the_folder(string id)
    {
        using var folder = new FigureScratch();
        var plot = Samples.Points();
        Assert.Contains("no id", Assert.Throws<FigureFileException>(() => FigureFolder.Read(folder.Path, id)).Message);
        Assert.Contains("no id", Assert.Throws<FigureFileException>(() => FigureFolder.Write(folder["new"], plot with { Figure = plot.Figure with { Id = id } })).Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var plot = Samples.Points();
        var bad = plot.Figure with
        {
            Id = "Bad",
            Title = "\uD800",
            X = plot.Figure.X with { Minimum = 2, Maximum = 1 },
            Y = plot.Figure.Y with { Scale = ScaleKind.Log, Minimum = 0, Categories = ["a", "a"] },
            Series = new SeriesScale("s", ["a", "a"], Ordered: false),
            Columns = [.. plot.Figure.Columns, new FigureColumn("a.b", true, "", "")],
        };

        var problems = PlotValidation.Check(new Plot(bad, plot.Data));

        string[] wanted =
        [
            "id: ", "title: ", "columns: 'a.b'", "x: the minimum 2 is not below the maximum 1", "y.categories: 'a' is there 2 times", "y.categories: only an axis of scale category", "y.minimum: 0 has no place on a log scale",
            "series.values: 'a' is there 2 times",
        ];
        Assert.Equal(wanted.Length, problems.Length);
        Assert.All(wanted, w => Assert.Contains(problems, p => p.StartsWith(w, StringComparison.Ordinal)));
    }

    [Fact]
    public void Layers_that_cannot_be_drawn_are_refused()
    {
        var bars = Samples.Bars(stacked: true);
        AssertRefused(bars with { Figure = bars.Figure with { Y = bars.Figure.Y with { Scale = ScaleKind.Log } } }, "bars upon each other need a linear axis");
        AssertRefused(bars with { Figure = bars.Figure with { Series = null } }, "has series, but the figure has none");
        AssertRefused(bars with { Figure = bars.Figure with { Layers = [] } }, "layers: there is none");
        var cells = Samples.Cells();
        AssertRefused(cells with { Figure = cells.Figure with { Color = null } }, "cells need the figure's scale of colours");
        AssertRefused(cells with { Figure = cells.Figure with { X = cells.Figure.X with { Categories = ["0.05"] } } }, "category of x in layer cells that the figure does not list: '0.1' (row 7)");
    }

    private static void AssertRefused(Plot plot, string reason) => Assert.Contains(PlotValidation.Check(plot), p => p.Contains(reason, StringComparison.Ordinal));
}
