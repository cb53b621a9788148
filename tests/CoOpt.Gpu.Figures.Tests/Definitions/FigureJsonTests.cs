using System.Text.Json;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Figures.Definitions;

namespace CoOpt.Gpu.Figures.Tests.Definitions;

/// <summary>A figure's JSON reads back as the same figure.</summary>
public sealed class FigureJsonTests
{
    private static Figure Example { get; } = new()
    {
        Id = "example",
        Title = "Every kind of layer",
        Description = "Nothing.",
        X = new Axis("α", "", ScaleKind.Log) { Minimum = 0.1 },
        Y = new Axis("distance", "parameter", ScaleKind.Category) { Categories = ["a", "b"] },
        Panel = new Panels("panel", "p", ["0.2"]) { PerRow = 2 },
        Series = new SeriesScale("ρ", ["1", "2"], Ordered: true),
        Color = new ColorScale("rate", "1/time", ScaleKind.Linear) { Centre = 0 },
        Layers =
        [
            new LineLayer("line", "x", "y") { Lower = "low", Upper = "high", Series = "series", Style = LineStyle.Theory },
            new PointLayer("point", "x", "y"),
            new BarLayer("bar", "x", "y") { Stacked = true },
            new CellLayer("cell", "x0", "x1", "y0", "y1", "value"),
            new RuleLayer("rule", "x", Vertical: true, Text: "text"),
            new TextLayer("text", "x", "y", "text"),
        ],
        Columns = [new FigureColumn("x", IsNumber: true, "1", "x")],
        Sources = [new FigureSource("run", "00")],
    };

    [Fact]
    public void Reads_back_what_was_written()
    {
        var text = FigureJson.Write(Example).ToJsonString();

        var back = FigureJson.Read(JsonNode.Parse(text)!);

        Assert.Equal(text, FigureJson.Write(back).ToJsonString());
        Assert.Equal(Example.Layers.AsEnumerable(), back.Layers);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("layers")]
    public void Refuses_a_figure_without_what_it_needs(string member)
    {
        var json = FigureJson.Write(Example).AsObject();
        Assert.True(json.Remove(member));

        Assert.Throws<JsonException>(() => FigureJson.Read(json));
    }

    [Fact]
    public void Refuses_a_member_it_does_not_know()
    {
        var json = FigureJson.Write(Example).AsObject();
        json.Add("colour", "red");

        Assert.Throws<JsonException>(() => FigureJson.Read(json));
    }
}
