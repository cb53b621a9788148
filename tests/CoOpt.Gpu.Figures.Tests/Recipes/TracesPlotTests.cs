using System.Globalization;
using System.Text;
using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Recipes;
using CoOpt.Gpu.Model.Figures;

namespace CoOpt.Gpu.Figures.Tests.Recipes;

public sealed class TracesPlotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coopt-traces-").FullName;

    private static FigureRecipe Recipe => new()
    {
        Id = "convergence",
        Title = "Convergence",
        Kind = FigureKind.Traces,
        X = new RecipeAxis("t"),
        Y = new RecipeAxis("distance"),
        Series = new RecipeGroup(["method.alpha"]),
        Where = ["links.rho = 0.125"],
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Traces of e^{−t}·(seed + 1), of instances with their own spacing in t, in two parts; those of α = 4 diverge at t = 2.</summary>
    private Figures.Runs.RunData Run()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "traces"));
        for (var part = 0; part < 2; part++)
        {
            var text = new StringBuilder("instance,step,t,distance\n");
            foreach (var k in Enumerable.Range(part * 20, 20))
            {
                var alpha = SampleRun.Alphas[k / 10];
                var spacing = 0.1 + (0.01 * (k % 5));
                for (var step = 0; step * spacing <= (alpha > 2 ? 2 : 10); step++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{k},{step},{step * spacing},{Math.Exp(-step * spacing) * ((k % 5) + 1)}\n");
                }
            }

            File.WriteAllText(Path.Combine(_folder, $"traces/part-0000{part}.csv"), text.ToString());
        }

        return SampleRun.Of(_folder);
    }

    [Fact]
    public void The_median_of_an_exponential_decay_is_the_decay_at_every_place()
    {
        var plot = RecipeBuilder.Build(Recipe with { Where = ["links.rho = 0.125", "method.alpha != 4 * bound"] }, Run());
        Assert.Equal(ScaleKind.Log, plot.Figure.Y.Scale);
        Assert.True(plot.Data.Rows > 300);
        for (var row = 0; row < plot.Data.Rows; row++)
        {
            // Interpolation in the logarithm is exact; seeds 0 to 4 have the factors 1 to 5. Beyond the last whole spacing an instance keeps its last value.
            var t = plot.Data.Numbers("x")[row];
            if (t < 9.8)
            {
                Assert.Equal(3 * Math.Exp(-t), plot.Data.Numbers("y")[row], 1e-12);
                Assert.Equal(2 * Math.Exp(-t), plot.Data.Numbers("lower")[row], 1e-12);
                Assert.Equal(4 * Math.Exp(-t), plot.Data.Numbers("upper")[row], 1e-12);
            }
        }
    }

    [Fact]
    public void Diverged_instances_count_as_infinite_after_their_end_and_the_line_ends()
    {
        var plot = RecipeBuilder.Build(Recipe, Run());
        var diverged = Enumerable.Range(0, plot.Data.Rows).Where(r => plot.Data.Texts("series")[r] == "4").ToArray();

        // The last points of the five lie at 1.92, 1.95, 1.96, 1.98 and 2: the third takes the median away.
        Assert.All(diverged, r => Assert.Equal(plot.Data.Numbers("x")[r] > 1.96 + 1e-9, double.IsNaN(plot.Data.Numbers("y")[r])));
        Assert.Contains("5 of 20 instances diverge and count as infinite from there on", plot.Figure.Note, StringComparison.Ordinal);
        Assert.Equal(5, plot.Data.Numbers("n")[diverged[^1]]);
    }

    [Fact]
    public void Single_instances_are_lines_of_their_own()
    {
        var plot = RecipeBuilder.Build(Recipe with { Singles = true }, Run());
        Assert.Equal(["single", "measured"], plot.Figure.Layers.Select(l => l.Name));
        var paths = Enumerable.Range(0, plot.Data.Rows).Where(r => plot.Data.Texts("layer")[r] == "single").Select(r => plot.Data.Texts("path")[r]).Distinct();
        Assert.Equal(Enumerable.Range(0, 40).Where(k => k / 5 % 2 == 0).Select(k => $"{k}"), paths);
    }

    [Fact]
    public void A_run_without_traces_says_so()
    {
        var error = Assert.Throws<RecipeException>(() => RecipeBuilder.Build(Recipe, SampleRun.Of(_folder)));
        Assert.Contains("has no traces", error.Message, StringComparison.Ordinal);
    }
}
