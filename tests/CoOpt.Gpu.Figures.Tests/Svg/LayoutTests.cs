using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg;
using CoOpt.Gpu.Figures.Tests.Svg.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Figures.Tests.Svg;

/// <summary>Whatever is plotted, texts stand apart and within the picture, large enough for print.</summary>
public sealed class LayoutTests
{
    /// <summary>What can be read in print; scripts may be a little smaller.</summary>
    private const double SmallestText = 6.5;

    public static TheoryData<string> Names => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_of_the_samples_stand_apart(string name) => AssertLaidOut(Samples.All[name]);

    [Fact]
    public void Texts_of_any_plot_stand_apart()
    {
        var property = Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            AssertLaidOut(RandomPlots.Of(seed));
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260714, 1), property);
    }

    [Fact]
    public void The_measure_finds_what_overlaps()
    {
        var svg = new SvgPicture("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
            <text x="10" y="20" font-size="10">AAAA</text><text x="30" y="20" font-size="10">BBB</text><text x="10" y="32" font-size="10">CC</text>
            <text x="60" y="60" font-size="10" text-anchor="end" transform="rotate(-90 60 60)">DDDD</text><text x="55" y="70" font-size="10">E</text>
            </svg>
            """);

        Assert.Equal(4 * 6.67, svg.Texts[0].Right - svg.Texts[0].Left, 0.01);
        Assert.True(svg.Texts[0].Overlaps(svg.Texts[1]));
        Assert.False(svg.Texts[0].Overlaps(svg.Texts[2]));
        Assert.Equal((60 - 7.3, 60, 88.89), (svg.Texts[3].Left, svg.Texts[3].Top, Math.Round(svg.Texts[3].Bottom, 2)));
        Assert.True(svg.Texts[3].Overlaps(svg.Texts[4]));
    }

    private static void AssertLaidOut(Plot plot)
    {
        var svg = SvgWriter.Write(plot, new SvgOptions { Theme = Theme.Light });
        var picture = new SvgPicture(svg);

        Assert.Equal(plot.Figure.Size == FigureSize.Page ? "180mm" : "88mm", picture.Root.Attribute("width")!.Value);
        Assert.All(picture.Texts, t =>
        {
            Assert.True(t.Left >= 0 && t.Top >= 0 && t.Right <= picture.Width && t.Bottom <= picture.Height, $"outside of {picture.Width} × {picture.Height}: {t}");
            Assert.True(t.Size >= SmallestText, $"too small: {t}");
        });
        for (var i = 0; i < picture.Texts.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Assert.False(picture.Texts[i].Overlaps(picture.Texts[j]), $"overlap: {picture.Texts[i]} and {picture.Texts[j]}");
            }
        }
    }
}
