using System.Text;
using System.Text.Json;
using CoOpt.Gpu.Model.Figures;
using CoOpt.Gpu.Specs.Figures;
using CoOpt.Gpu.Specs.Schema;

namespace CoOpt.Gpu.Specs.Tests.Figures;

/// <summary>Files of figures: what they give, and every rule of strictness with its place, marked ‸.</summary>
public class FigureFileTests
{
    private const string Head = "schema: 1\nfigures:\n";

    public static TheoryData<string, string, string> Bad => new()
    {
        { "CO0110", "‸", "schema: 1 and a list of figures" },
        { "CO0104", Head + "  - ‸{ id: a\n", "" },
        { "CO0106", Head + "  - id: a\n    title: ‸&t text\n", "anchor" },
        { "CO0107", "schema: ‸2\nfigures: []\n", "schema must be in [1, 1], got 2" },
        { "CO0112", "‸figures: []\n", "schema is missing" },
        { "CO0112", Head + "  - ‸{ id: a, title: t }\n", "figures.kind is missing; give one of lines" },
        { "CO0109", Head + "  - { id: a, title: t, kind: outcomes, ‸z: seed }\n", "unknown key figures.z" },
        { "CO0109", Head + "  - { id: a, title: t, ‸subtitel: s, kind: outcomes, x: seed }\n", "did you mean subtitle?" },
        { "CO0108", Head + "  - { id: a, title: t, kind: outcomes, x: seed, ‸x: seed }\n", "twice" },
        { "CO0113", Head + "  - { id: a, title: t, kind: ‸heatmaps, x: seed }\n", "did you mean heatmap?" },
        { "CO0110", Head + "  - { id: a, title: t, kind: outcomes, x: ‸[seed] }\n", "got a list" },
        { "CO0118", Head + "  - { id: a, title: t, kind: lines, x: seed, y: bits, ‸paired: }\n", "must be a section of keys (by, reference, as)" },
        { "CO0114", Head + "  - { id: a, title: t, kind: lines, x: seed, y: { of: bits, min: ‸.inf } }\n", "infinities" },
        { "CO0601", Head + "  - { id: ‸../up, title: t, kind: outcomes, x: seed }\n", "got '../up'" },
        { "CO0601", Head + "  - { id: ‸Rate, title: t, kind: outcomes, x: seed }\n", "lower-case" },
        { "CO0602", Head + "  - { id: a, title: t, kind: outcomes, x: seed }\n  - { id: ‸a, title: u, kind: outcomes, x: seed }\n", "already" },
        { "CO0603", Head + "  - { id: a, title: t, kind: ‸heatmap, x: seed, y: links.rho }\n", "kind heatmap needs color" },
        { "CO0603", Head + "  - { id: a, title: t, kind: outcomes, x: seed, contours: ‸[{ of: bits, level: 1 }] }\n", "contours does not go with kind outcomes" },
        { "CO0117", Head + "  - { id: a, title: t, kind: lines, x: seed, y: rate, theory: { of: flow_rate, label: l }, paired: ‸{ by: seed, reference: 0 } }\n", "keep one" },
        { "CO0117", Head + "  - { id: a, title: t, kind: lines, x: seed, y: bits, rules: [‸{ x: 1, y: 2 }] }\n", "one of the two" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Says_what_is_wrong_and_where(string code, string marked, string message)
    {
        var at = marked.IndexOf('‸', StringComparison.Ordinal);
        var (line, column) = (marked[..at].Count(c => c == '\n') + 1, at - (marked[..at].LastIndexOf('\n') + 1) + 1);
        var result = Load(marked.Remove(at, 1));
        Assert.Empty(result.Recipes);
        var found = Assert.Single(result.Diagnostics);
        Assert.Equal((code, line, column), (found.Code.Id, found.Place.Line, found.Place.Column));
        Assert.Contains(message, found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        var result = Load(Head + "  - { id: a, title: t, kind: lins, x: seed, y: bits }\n  - { id: b, title: t, kind: lines, x: seed, y: bits, ruls: [] }\n  - { title: t, kind: lines, x: seed, y: bits }\n");
        Assert.Equal(["CO0113", "CO0109", "CO0112"], result.Diagnostics.Select(d => d.Code.Id));
    }

    [Fact]
    public void A_full_figure_is_read_as_it_stands()
    {
        var recipe = Assert.Single(Load(
            """
            schema: 1
            figures:
              - id: gap-by-coupling
                title: Gap
                subtitle: Sub
                description: What it is.
                kind: lines
                width: column
                x: { of: "links.quantizer, links.coupling", label: link, names: { "log, edge": differences } }
                y: { of: abs(cost_gap/cost_opt), label: gap, unit: "%", scale: log, min: 1e-6, max: 1, factor: 100 }
                series: { by: links.coupling, label: coupling, names: { node: on values, edge: on differences } }
                panels: { by: [network.p, links.rho], perRow: 2 }
                where: [outcome != diverged, "seed < 3"]
                statistic: mean
                interval: confidence
                paired: { by: links.coupling, reference: node, as: ratio }
                rules: [{ x: 1, label: bound }, { y: -2 }]
            """).Recipes);
        Assert.Equal(("gap-by-coupling", "Gap", "Sub", "What it is."), (recipe.Id, recipe.Title, recipe.Subtitle, recipe.Description));
        Assert.Equal((FigureKind.Lines, RecipeWidth.Column, RecipeStatistic.Mean, RecipeInterval.Confidence), (recipe.Kind, recipe.Width, recipe.Statistic, recipe.Interval));
        Assert.Equal(new RecipeAxis("links.quantizer, links.coupling") { Label = "link", Names = recipe.X!.Names }, recipe.X);
        Assert.Equal([new RecipeName("log, edge", "differences")], recipe.X.Names.AsEnumerable());
        Assert.Equal(new RecipeAxis("abs(cost_gap/cost_opt)") { Label = "gap", Unit = "%", Scale = RecipeScale.Log, Minimum = 1e-6, Maximum = 1, Factor = 100 }, recipe.Y);
        Assert.Equal([new RecipeName("node", "on values"), new RecipeName("edge", "on differences")], recipe.Series!.Names.AsEnumerable());
        Assert.Equal(["network.p", "links.rho"], recipe.Panels!.By.AsEnumerable());
        Assert.Equal(2, recipe.PanelsPerRow);
        Assert.Equal(["outcome != diverged", "seed < 3"], recipe.Where.AsEnumerable());
        Assert.Equal(("links.coupling", "node", true), (recipe.Paired!.By.Single(), recipe.Paired.Reference, recipe.Paired.IsRatio));
        Assert.Equal([new RecipeRule(1, true, "bound"), new RecipeRule(-2, false, "")], recipe.Rules.AsEnumerable());
    }

    [Fact]
    public void One_entry_stands_for_a_list_of_one()
    {
        var recipe = Assert.Single(Load("schema: 1\nfigures: { id: a, title: t, kind: lines, x: alpha, y: rate, where: rate > 0, theory: { of: rate_predicted, label: predicted } }\n").Recipes);
        Assert.Equal(["rate > 0"], recipe.Where.AsEnumerable());
        Assert.Equal([new RecipeCurve("rate_predicted", "predicted")], recipe.Theory.AsEnumerable());
    }

    [Fact]
    public void Hostile_and_missing_files_are_refused()
    {
        Assert.Equal("CO0105", Assert.Single(Load("a: " + new string('[', 50_000)).Diagnostics).Code.Id);
        Assert.Equal("CO0102", Assert.Single(Load(new string('#', 1_000_001)).Diagnostics).Code.Id);
        Assert.Equal("CO0101", Assert.Single(FigureFile.Load("nowhere/figures.yaml").Diagnostics).Code.Id);
    }

    [Fact]
    public void The_schema_describes_every_key_of_the_table()
    {
        var root = JsonDocument.Parse(FigureSchema.Json()).RootElement;
        var figure = root.GetProperty("properties").GetProperty("figures").GetProperty("anyOf")[1].GetProperty("items");
        var keys = FigureKeys.Root.Section.Single(k => k.Name == "figures").Section;
        Assert.Equal(keys.Select(k => k.Name), figure.GetProperty("properties").EnumerateObject().Select(p => p.Name));
        Assert.All(keys, k => Assert.Equal(k.Text, figure.GetProperty("properties").GetProperty(k.Name).GetProperty("description").GetString()));
        Assert.Equal(["id", "title", "kind"], figure.GetProperty("required").EnumerateArray().Select(r => r.GetString()));
        Assert.False(figure.GetProperty("additionalProperties").GetBoolean());
    }

    private static FigureFileResult Load(string text) => FigureFile.Load(Encoding.UTF8.GetBytes(text), "figures.yaml");
}
