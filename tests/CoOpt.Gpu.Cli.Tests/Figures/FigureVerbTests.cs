using System.Text.Json.Nodes;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Figures.Files;

namespace CoOpt.Gpu.Cli.Tests.Figures;

public sealed class FigureVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CommandRunner _runner;

    public FigureVerbTests()
    {
        _runner = new CommandRunner { Folder = _folder.Path };
        Write("results/first/figures", "gap");
        Write("results/first/figures", "bits");
        Write("results/second/figures", "gap");
        Write("results/runs/third-0123abcd/figures", "rate");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Figures_as_they_were_written_pass_the_check()
    {
        var result = _runner.Run("figure", "--check");

        Assert.Equal((0, "", "4 figures checked, 0 not as the rows give them\n"), (result.ExitCode, result.Out, result.Error));
    }

    [Fact]
    public void Files_that_were_changed_or_lost_are_told_one_by_one_and_drawn_anew()
    {
        var (svg, document) = (PathOf("results/first/figures/gap.svg"), PathOf("results/second/figures/gap.vl.json"));
        var before = File.ReadAllBytes(svg);
        File.AppendAllText(svg, " ");
        File.WriteAllText(document, File.ReadAllText(document).Replace("\"width\": ", "\"width\":  ", StringComparison.Ordinal));
        File.Delete(PathOf("results/first/figures/bits.svg"));

        var check = _runner.Run("figure", "--check");

        Assert.Equal(4, check.ExitCode);
        Assert.Equal(
            [
                "error CO0010: results/first/figures/bits.svg: is missing (`coopt figure` without --check writes it)",
                "error CO0010: results/first/figures/gap.svg: is not what its rows and its document give (`coopt figure` without --check writes it anew)",
                "error CO0010: results/second/figures/gap.vl.json: is not what its rows and its document give (`coopt figure` without --check writes it anew)",
                "4 figures checked, 3 not as the rows give them",
            ],
            check.Error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(PathOf("results/first/figures/bits.svg")));

        var write = _runner.Run("figure");

        Assert.Equal((0, "results/first/figures/bits.svg\nresults/first/figures/gap.svg\nresults/second/figures/gap.vl.json\n", "4 figures, 3 files written, 5 as they were\n"), (write.ExitCode, write.Out, write.Error));
        Assert.Equal(before, File.ReadAllBytes(svg));
        Assert.Equal(0, _runner.Run("figure", "--check").ExitCode);
    }

    [Fact]
    public void A_figure_that_cannot_be_read_is_told_and_the_others_are_drawn()
    {
        File.WriteAllText(PathOf("results/first/figures/bits.csv"), "layer,x,z\n");
        File.Delete(PathOf("results/second/figures/gap.svg"));

        var result = _runner.Run("figure");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("error CO0011: results/first/figures/bits.csv: column z is none of the figure's; there are layer, x, y\n", result.Error);
        Assert.Equal("results/second/figures/gap.svg\n", result.Out);
    }

    [Theory]
    [InlineData("bits", 1)]
    [InlineData("first/gap", 1)]
    [InlineData("first/figures/gap", 1)]
    [InlineData("runs/third-0123abcd/rate", 1)]
    [InlineData("rate", 1)]
    public void A_figure_is_called_by_its_id_or_the_end_of_its_path(string name, int count) =>
        Assert.StartsWith($"{count} figure", _runner.Run("figure", name, "--check").Error);

    [Theory]
    [InlineData("gap", "'gap' is the name of several figures: first/gap, second/gap; give one of these")]
    [InlineData("bist", "no figure 'bist' below results; did you mean 'bits'?")]
    [InlineData("first/bist", "no figure 'first/bist' below results; did you mean 'first/bits'?")]
    [InlineData("../../etc", "no figure '../../etc' below results")]
    public void A_name_of_none_or_of_several_is_an_error_that_says_which(string name, string message)
    {
        var result = _runner.Run("figure", name);

        Assert.Equal((2, ""), (result.ExitCode, result.Out));
        Assert.Contains(message, result.Error);
    }

    [Fact]
    public void A_run_folder_and_a_folder_of_figures_can_be_searched_too()
    {
        Assert.StartsWith("1 figure checked", _runner.Run("figure", "--check", "--in", "results/runs/third-0123abcd").Error);
        Assert.StartsWith("2 figures checked", _runner.Run("figure", "--check", "--in", "results/first/figures").Error);
        Assert.Contains("--in nowhere: there is no such folder", _runner.Run("figure", "--in", "nowhere").Error);
    }

    [Fact]
    public void Json_lists_every_file_with_its_state()
    {
        File.Delete(PathOf("results/first/figures/gap.csv"));

        var result = _runner.Run("figure", "--check", "--json", "first/bits", "first/gap");

        var files = JsonNode.Parse(result.Out)!["files"]!.AsArray();
        Assert.Equal((4, ""), (result.ExitCode, result.Error));
        Assert.Equal(["same", "same", "malformed"], files.Select(f => (string)f!["state"]!));
        Assert.Equal(["first/bits", "first/bits", "first/gap"], files.Select(f => (string)f!["figure"]!));
        Assert.StartsWith("results/first/figures/gap.csv: is missing", (string)files[2]!["problem"]!);
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, name);

    private void Write(string folder, string id) => FigureFolder.Write(PathOf(folder), FigurePlots.Line(id));
}
