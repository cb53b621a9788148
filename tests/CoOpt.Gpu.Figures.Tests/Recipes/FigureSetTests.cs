using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Tests.Recipes;

public sealed class FigureSetTests
{
    private static FigureRecipe Recipe(string id, string y) => new() { Id = id, Title = id, Kind = FigureKind.Lines, X = new RecipeAxis("links.rho"), Y = new RecipeAxis(y) };

    [Fact]
    public void Plots_stand_in_the_order_of_their_recipes_and_every_problem_is_said()
    {
        var run = SampleRun.Of("", ("distance", (a, r, s) => a + r + s));
        Assert.Equal(["b", "a"], FigureSet.Build([Recipe("b", "distance"), Recipe("a", "distance")], run).Select(p => p.Figure.Id));
        var error = Assert.Throws<RecipeException>(() => FigureSet.Build([Recipe("a", "dist"), Recipe("b", "distance"), Recipe("c", "method.alpha")], run));
        Assert.Equal(["figure a: no column dist;", "figure c: column method.alpha hol"], error.Message.Split('\n').Select((l, k) => l[..(k == 0 ? 25 : 33)]));
    }

    [Fact]
    public void The_same_recipe_and_run_give_the_same_bytes()
    {
        var run = SampleRun.Of("", ("distance", (a, r, s) => a / (r + s)));
        Assert.Equal(Bytes(RecipeBuilder.Build(Recipe("a", "distance"), run)), Bytes(RecipeBuilder.Build(Recipe("a", "distance"), run)));

        static byte[] Bytes(Plot plot)
        {
            using var stream = new MemoryStream();
            plot.Data.Write(stream);
            return [.. stream.ToArray(), .. System.Text.Encoding.UTF8.GetBytes(FigureJson.Write(plot.Figure).ToJsonString())];
        }
    }

    [Fact]
    public void A_folder_without_a_run_says_what_it_lacks()
    {
        var error = Assert.Throws<RecipeException>(() => RunData.Open(Path.GetTempPath()));
        Assert.Contains("has no plan.json; name the folder of a complete run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_stand_in_every_panel_with_their_words_in_the_first()
    {
        var recipe = Recipe("a", "distance") with { Panels = new RecipeGroup(["method.alpha"]), Rules = [new RecipeRule(1, true, "bound"), new RecipeRule(2, false, "")] };
        var data = RecipeBuilder.Build(recipe, SampleRun.Of("", ("distance", (a, r, s) => a + r + s))).Data;
        var rules = Enumerable.Range(0, data.Rows).Where(r => data.Texts("layer")[r] == "rule-1").ToArray();
        Assert.Equal(["0.5", "1", "2", "4"], rules.Select(r => data.Texts("panel")[r]));
        Assert.Equal(["bound", "", "", ""], rules.Select(r => data.Texts("text")[r]));
        Assert.All(rules, r => Assert.Equal(1, data.Numbers("x")[r]));
    }

    [Fact]
    public void Theory_is_shown_for_the_instances_that_were_measured()
    {
        var recipe = Recipe("a", "rate") with { Theory = [new RecipeCurve("predicted", "predicted")] };
        var data = RecipeBuilder.Build(recipe, SampleRun.Of("", ("rate", (_, _, s) => s < 2 ? double.NaN : s), ("predicted", (_, _, s) => s))).Data;

        // Seeds 2, 3 and 4 were measured; over all five the median would be 2.
        Assert.All(Enumerable.Range(0, data.Rows), r => Assert.Equal(3, data.Numbers("y")[r]));
    }

    [Fact]
    public void Theory_is_the_median_of_its_own_column_over_the_same_rows()
    {
        var recipe = Recipe("a", "rate") with { Theory = [new RecipeCurve("predicted", "predicted")] };
        var data = RecipeBuilder.Build(recipe, SampleRun.Of("", ("rate", (a, r, s) => a * s), ("predicted", (a, r, s) => r * (s == 4 ? double.NaN : s * s)))).Data;
        var theory = Enumerable.Range(0, data.Rows).Where(r => data.Texts("layer")[r] == "theory-1").ToArray();

        // Seeds 0 to 3 at each of four α: the median of 0, 1, 4 and 9 is 2.5.
        Assert.Equal([0.125 * 2.5, 0.25 * 2.5], theory.Select(r => data.Numbers("y")[r]));
    }
}
