using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Files;
using CoOpt.Gpu.Figures.Tests.Files;
using CoOpt.Gpu.Figures.Tests.Svg;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Figures.Tests.Vega;

public sealed class RenderTests
{
    [NodeFact]
    public void Vega_draws_every_kind_of_layer_with_as_many_marks_as_there_are_rows()
    {
        using var folder = new FigureScratch();
        foreach (var plot in Samples.All.Values.Append(VegaSamples.Formulas()).Append(VegaSamples.Kinds()))
        {
            FigureFolder.Write(folder.Path, plot);
        }

        var (exitCode, output) = NodeCheck.Run(folder.Path);

        Assert.True(exitCode == 0, output);
        Assert.Contains($"{Samples.All.Count + 2} documents, 0 with problems", output);
    }

    [NodeFact]
    public void Vega_draws_every_kept_figure()
    {
        var (exitCode, output) = NodeCheck.Run([.. KeptFigures.All.Select(f => Path.Combine(f.Folder, f.Id + FigureFolder.Document))]);

        Assert.True(exitCode == 0, output);
        Assert.Contains($"{KeptFigures.All.Length} documents, 0 with problems", output);
    }

    [NodeFact]
    public void Vega_draws_random_plots()
    {
        using var folder = new FigureScratch();
        var written = 0;
        for (var seed = 0; seed < 250; seed++)
        {
            var plot = RandomPlots.Of(seed);
            plot = plot with { Figure = plot.Figure with { Id = FormattableString.Invariant($"random-{seed}") } };
            if (PlotValidation.Check(plot).IsEmpty)
            {
                FigureFolder.Write(folder.Path, WithinVega(plot));
                written++;
            }
        }

        var (exitCode, output) = NodeCheck.Run(folder.Path);

        Assert.True(exitCode == 0, output);
        Assert.InRange(written, 30, 300);
    }

    // Vega's scales overflow before doubles do.
    private static Plot WithinVega(Plot plot) => plot with
    {
        Data = new DataTable([.. plot.Data.Columns.Select(c => !c.IsNumber ? c
            : DataColumn.Of(c.Name, [.. c.Numbers.Select(v => !double.IsFinite(v) || v == 0 || Math.Abs(v) is > 1e-100 and < 1e100 ? v : double.NaN)]))]),
    };
}
