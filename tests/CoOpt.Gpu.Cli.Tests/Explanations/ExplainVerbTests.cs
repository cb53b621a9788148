using System.Text.Json;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Explanations;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Explanations;

public class ExplainVerbTests
{
    [Theory]
    [InlineData("CO0107")]
    [InlineData("co0107")]
    [InlineData("107")]
    public void A_code_is_explained(string code)
    {
        var result = new CommandRunner().Run("explain", code);
        Assert.Equal((ExitCode.Ok, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            """
            CO0107  number out of range (exit code 2)

              The number lies outside the range that the key documents.

            wrong
              links: { rho: -1 }

            right
              links: { rho: 0.125 }

            what to do
              Give a number in the range that the message names; coopt schema lists the range of every key.

            """.ReplaceLineEndings("\n"),
            result.Out);
    }

    [Fact]
    public void Without_a_code_all_are_listed_one_a_line()
    {
        var lines = new CommandRunner().Run("explain").Out.TrimEnd('\n').Split('\n');
        Assert.Equal(ExplanationCatalogue.All.Length, lines.Length);
        Assert.Contains("CO0006  run is not what was written", lines);
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
    }

    [Theory]
    [InlineData("CO0170", "did you mean CO0107 or CO0110 or CO0120?")]
    [InlineData("C00107", "did you mean CO0107?")]
    [InlineData("rho", "no error has the code 'rho' (`coopt explain` lists all)")]
    public void An_unknown_code_names_the_nearest(string code, string expected)
    {
        var result = new CommandRunner().Run("explain", code);
        Assert.Equal((ExitCode.Usage, ""), (result.ExitCode, result.Out));
        Assert.StartsWith("error CO0001: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_everything()
    {
        using var json = JsonDocument.Parse(new CommandRunner().Run("explain", "CO0120", "CO0402", "--json").Out);
        var codes = json.RootElement.GetProperty("codes");
        Assert.Equal("--set links.rho", codes[0].GetProperty("wrong").GetProperty("options")[0].GetString());
        Assert.StartsWith("from,to", codes[1].GetProperty("wrong").GetProperty("files").GetProperty("links.csv").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_explanation_fits_a_narrow_terminal_but_for_examples_to_copy()
    {
        foreach (var explanation in ExplanationCatalogue.All)
        {
            using var text = new StringWriter { NewLine = "\n" };
            ExplanationText.Write(explanation, Terminals.Host(40) with { Out = text });
            var prose = text.ToString().Split("\e[31mwrong")[0] + text.ToString().Split("what to do")[1];
            Assert.All(prose.Split('\n').Skip(1), line => Assert.True(line.Length <= 48, line));
        }
    }

    [Theory]
    [InlineData(true, null, "\e[2mhint: coopt explain CO0107\e[0m")]
    [InlineData(true, "1", "hint: coopt explain CO0107")]
    [InlineData(false, null, null)]
    public void An_error_hints_at_its_explanation_once_and_only_at_a_terminal(bool terminal, string? noColor, string? expected)
    {
        using var folder = new TemporaryFolder();
        var spec = folder.Write("sweep.yaml", "schema: 1\nname: t\nlinks: { rho: -1, coupling: egde }\n");
        var runner = new CommandRunner { Folder = folder.Path, ErrorIsTerminal = terminal };
        runner = noColor is null ? runner : new CommandRunner { Folder = folder.Path, ErrorIsTerminal = terminal, Variables = runner.Variables.Add("NO_COLOR", noColor) };
        foreach (var verb in (string[])["validate", "run"])
        {
            var lines = runner.Run(verb, spec).Error.TrimEnd('\n').Split('\n');
            Assert.Equal(expected is null ? 2 : 3, lines.Length);
            Assert.All(lines[..2], l => Assert.Matches("^error CO01(07|13): ", l));
            Assert.Equal(expected, lines.ElementAtOrDefault(2));
        }
    }
}
