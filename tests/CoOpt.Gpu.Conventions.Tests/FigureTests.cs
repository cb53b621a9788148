using System.Text.RegularExpressions;
using CoOpt.Gpu.Specs.Figures;

namespace CoOpt.Gpu.Conventions.Tests;

public sealed partial class FigureTests
{
    /// <summary>What is kept of each figure.</summary>
    private static readonly string[] Kept = ["csv", "svg", "vl.json"];

    private static IEnumerable<string> Experiments =>
        Repository.Files.Where(f => f.StartsWith("experiments/", StringComparison.Ordinal) && f.Count(c => c == '/') >= 2).Select(f => f.Split('/')[1]).Distinct();

    [Fact]
    public void Every_experiment_has_figures_and_all_that_is_kept_of_each()
    {
        Assert.NotEmpty(Experiments);
        Assert.All(Experiments, experiment =>
        {
            Assert.Contains($"experiments/{experiment}/figures.yaml", Repository.Files);

            // 01-quickstart is kept under results/quickstart.
            var results = $"results/{experiment[3..]}/";
            var recipes = Repository.Files.Where(f => f.StartsWith($"experiments/{experiment}/", StringComparison.Ordinal) && f.EndsWith("figures.yaml", StringComparison.Ordinal)).ToArray();
            Assert.All(recipes, file =>
            {
                var read = FigureFile.Load(Path.Combine(Repository.Root, file));
                Assert.True(read.IsValid && read.Recipes.Length > 0, string.Join('\n', read.Diagnostics));
                Assert.All(read.Recipes, recipe => Assert.All(Kept, kind => Assert.Contains(
                    Repository.Files,
                    f => f.StartsWith(results, StringComparison.Ordinal) && f.EndsWith($"/figures/{recipe.Id}.{kind}", StringComparison.Ordinal))));
            });
        });
    }

    [Fact]
    public void No_kept_figure_is_without_a_recipe()
    {
        var ids = Repository.Files.Where(f => f.EndsWith("figures.yaml", StringComparison.Ordinal))
            .SelectMany(f => FigureFile.Load(Path.Combine(Repository.Root, f)).Recipes.Select(r => (Results: Results(f), r.Id))).ToArray();
        Assert.All(
            Repository.Files.Where(f => f.StartsWith("results/", StringComparison.Ordinal) && f.Contains("/figures/", StringComparison.Ordinal)),
            file => Assert.Contains(ids, i => file.StartsWith(i.Results, StringComparison.Ordinal) && Path.GetFileName(file).StartsWith(i.Id + ".", StringComparison.Ordinal)));
    }

    // Experiments keep their figures under their names without the number, tests/Peers its curves among the measurements.
    private static string Results(string recipes) => recipes.StartsWith("experiments/", StringComparison.Ordinal) ? $"results/{recipes.Split('/')[1][3..]}/" : "results/performance/";

    [Fact]
    public void Every_experiment_shows_a_figure_and_every_picture_has_its_file_and_its_words()
    {
        Assert.All(Experiments, experiment =>
        {
            var folder = $"experiments/{experiment}";
            var pictures = Picture().Matches(Repository.Read($"{folder}/README.md"));
            Assert.NotEmpty(pictures);
            Assert.All(pictures, picture =>
            {
                Assert.InRange(picture.Groups[1].Value.Length, 20, 300);
                Assert.True(File.Exists(Path.Combine(Repository.Root, folder, picture.Groups[2].Value)), $"{folder}/README.md shows {picture.Groups[2].Value}, which is not there");
            });
        });
    }

    [GeneratedRegex(@"!\[([^\]]*)\]\(([^)\s]+)\)")]
    private static partial Regex Picture();
}
