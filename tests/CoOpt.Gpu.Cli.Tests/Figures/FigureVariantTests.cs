using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Figures.Files;

namespace CoOpt.Gpu.Cli.Tests.Figures;

public sealed class FigureVariantTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CommandRunner _runner;

    public FigureVariantTests()
    {
        _runner = new CommandRunner { Folder = _folder.Path };
        FigureFolder.Write(Path.Combine(_folder.Path, "results/first/figures"), FigurePlots.Line("gap"));
        FigureFolder.Write(Path.Combine(_folder.Path, "results/second/figures"), FigurePlots.Line("gap"));
        FigureFolder.Write(Path.Combine(_folder.Path, "results/second/figures"), FigurePlots.Line("bits"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Another_theme_or_size_goes_to_the_folder_asked_for_and_leaves_the_kept_picture_alone()
    {
        var result = _runner.Run("figure", "bits", "--theme", "dark", "--size", "column", "--out", "paper");

        Assert.Equal((0, "paper/bits.svg\n"), (result.ExitCode, result.Out));
        var svg = File.ReadAllText(Path.Combine(_folder.Path, "paper/bits.svg"));
        Assert.Contains("width=\"88mm\"", svg);
        Assert.DoesNotContain("prefers-color-scheme", svg);
        Assert.Equal(0, _runner.Run("figure", "--check").ExitCode);
    }

    [Fact]
    public void Figures_of_the_same_id_get_names_of_their_own() =>
        Assert.Equal("paper/first-gap.svg\npaper/bits.svg\npaper/second-gap.svg\n", _runner.Run("figure", "--out", "paper").Out);

    [Fact]
    public void Pdf_and_png_need_a_converter_and_say_so()
    {
        var result = _runner.Run("figure", "bits", "--format", "pdf");

        Assert.Equal(5, result.ExitCode);
        Assert.StartsWith("error CO0505: rsvg-convert is not on PATH: install it", result.Error);
    }

    [Fact]
    public void Pdf_and_png_come_from_the_converter_on_the_path()
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return;
        }

        // Stands for the converter: says how it was called, then what it was given.
        var program = Path.Combine(_folder.Path, "rsvg-convert");
        File.WriteAllText(program, "#!/bin/sh\necho \"$@ $SOURCE_DATE_EPOCH\"\ncat\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var runner = new CommandRunner { Folder = _folder.Path, Variables = ImmutableDictionary<string, string>.Empty.Add("PATH", _folder.Path) };

        Assert.Equal("bits.png\n", runner.Run("figure", "bits", "--format", "png", "--dpi", "300", "--theme", "dark").Out);

        var made = File.ReadAllText(Path.Combine(_folder.Path, "bits.png"));
        Assert.StartsWith("--format=png --unlimited --dpi-x=300 --dpi-y=300 --background-color=#14161a 0\n<?xml", made);
        Assert.DoesNotContain("prefers-color-scheme", made);
    }

    [Theory]
    [InlineData("--dpi is of --format png alone", "--dpi", "300")]
    [InlineData("--dpi must be in 30..1200, got 5", "--format", "png", "--dpi", "5")]
    [InlineData("'gif' not recognized", "--format", "gif")]
    [InlineData("'7' not recognized", "--size", "7")]
    [InlineData("--check compares the kept files", "--check", "--theme", "dark")]
    [InlineData("is the folder of kept figures", "--out", "results/second/figures", "--theme", "dark")]
    public void Options_that_do_not_go_together_are_refused(string message, params string[] options)
    {
        var result = _runner.Run(["figure", "bits", .. options]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error);
    }
}
