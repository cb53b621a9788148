using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Files;
using CoOpt.Gpu.Figures.Tests.Svg;

namespace CoOpt.Gpu.Figures.Tests.Files;

public sealed class RoundTripTests
{
    private static readonly ImmutableArray<string> Hostile =
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "'quoted", "''=1", "'=1", "'", "\tx", "a,b", "\"", "a\nb", "a\r\nb", " x ", "", "</script>", "λ₂ → ∞ 🙂", "\u0001", "\u2028", "true", "1e3", "#N/A",
    ];

    public static TheoryData<string> Names => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_comes_back_as_it_was(string name) => AssertComesBack(Samples.All[name]);

    [Fact]
    public void Random_plots_come_back_or_are_refused_before_anything_is_written()
    {
        var good = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var plot = RandomPlots.Of(seed);
            if (PlotValidation.Check(plot).IsEmpty)
            {
                AssertComesBack(plot);
                good++;
                continue;
            }

            using var folder = new FigureScratch();
            Assert.Throws<FigureFileException>(() => FigureFolder.Write(folder.Path, plot));
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
        }

        Assert.InRange(good, 30, 300);
    }

    [Fact]
    public void Texts_that_spreadsheets_take_for_formulas_are_the_same_texts_afterwards()
    {
        var rows = new PlotBuilder();
        foreach (var text in Hostile)
        {
            rows.Row("=layer", ("x", text), ("y", 1.5), ("series", text), ("panel", text)).Row("@note", ("x", text), ("y", double.NegativeInfinity), ("panel", text), ("text", text));
        }

        AssertComesBack(rows.Plot(PlotBuilder.Basic("hostile-texts", "=title", new Axis("@x", "", ScaleKind.Category) { Categories = Hostile }, new Axis("-y", "", ScaleKind.Linear),
            new BarLayer("=layer", "x", "y") { Series = "series" }, new TextLayer("@note", "x", "y", "text")) with
        { Series = new SeriesScale("+", Hostile, Ordered: true), Panel = new Panels("panel", "", Hostile) }));
    }

    /// <summary>The picture of both is the same: the number changes in its last digit.</summary>
    [Fact]
    public void A_changed_digit_of_the_rows_is_noticed_where_the_picture_hides_it()
    {
        using var folder = new FigureScratch();
        FigureFolder.Write(folder.Path, new PlotBuilder().Row("line", ("x", 1), ("y", 0.123456789)).Row("line", ("x", 2), ("y", 2))
            .Plot(PlotBuilder.Basic("digits", "Digits", new Axis("x", "", ScaleKind.Linear), new Axis("y", "", ScaleKind.Linear), new LineLayer("line", "x", "y"))));
        File.WriteAllText(folder["digits.csv"], File.ReadAllText(folder["digits.csv"]).Replace("0.123456789", "0.123456788", StringComparison.Ordinal));
        var derived = FigureFolder.Derived(FigureFolder.Read(folder.Path, "digits")).ToDictionary(f => f.Name, f => f.Bytes);
        Assert.Equal(File.ReadAllBytes(folder["digits.svg"]), derived["digits.svg"]);
        Assert.NotEqual(File.ReadAllBytes(folder["digits.vl.json"]), derived["digits.vl.json"]);
    }

    [Fact]
    public void Numbers_come_back_to_the_last_bit()
    {
        double[] numbers = [0.1, -0.0, 1.0 / 3, double.Epsilon, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e21, 123456789012345680];
        var rows = new PlotBuilder();
        foreach (var number in numbers)
        {
            rows.Row("points", ("x", number), ("y", 1.0));
        }

        using var folder = new FigureScratch();
        FigureFolder.Write(folder.Path, rows.Plot(PlotBuilder.Basic("numbers", "t", new Axis("x", "", ScaleKind.Linear), new Axis("y", "", ScaleKind.Linear), new PointLayer("points", "x", "y"))));

        Assert.Equal(numbers.Select(BitConverter.DoubleToInt64Bits), FigureFolder.Read(folder.Path, "numbers").Data.Numbers("x").Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void A_folder_lists_its_figures_and_nothing_else()
    {
        using var folder = new FigureScratch();
        Assert.Empty(FigureFolder.List(folder["none"]));
        FigureFolder.Write(folder.Path, Samples.Theory());
        FigureFolder.Write(folder.Path, Samples.Cells());
        File.WriteAllText(folder["notes.txt"], "");
        File.WriteAllText(folder["Not an id.csv"], "");

        Assert.Equal(["cells", "theory"], FigureFolder.List(folder.Path).AsEnumerable());
        Assert.Equal(["cells.csv", "cells.svg", "cells.vl.json", "theory.csv", "theory.svg", "theory.vl.json"],
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Where(f => f!.StartsWith("cells", StringComparison.Ordinal) || f.StartsWith("theory", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static void AssertComesBack(Plot plot)
    {
        using var folder = new FigureScratch();
        FigureFolder.Write(folder.Path, plot);

        var read = FigureFolder.Read(folder.Path, plot.Figure.Id);

        Assert.Equal(FigureJson.Write(plot.Figure).ToJsonString(), FigureJson.Write(read.Figure).ToJsonString());
        Assert.Equal(plot.Data.Columns.Select(c => c.Name), read.Data.Columns.Select(c => c.Name));
        Assert.All(plot.Data.Columns, c =>
        {
            Assert.Equal(c.IsNumber, read.Data[c.Name].IsNumber);
            Assert.Equal(c.IsNumber ? c.Numbers : [], read.Data[c.Name].IsNumber ? read.Data[c.Name].Numbers.AsEnumerable() : []);
            Assert.Equal(c.IsNumber ? [] : c.Texts, read.Data[c.Name].IsNumber ? [] : read.Data[c.Name].Texts.AsEnumerable());
        });
        Assert.All(FigureFolder.Derived(read), file => Assert.Equal(File.ReadAllBytes(folder[file.Name]), file.Bytes));
    }
}
