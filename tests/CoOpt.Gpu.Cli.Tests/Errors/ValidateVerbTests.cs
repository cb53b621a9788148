using System.Text.Json;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Errors;

public class ValidateVerbTests
{
    private const string Wrong =
        """
        schema: 1
        name: wrong
        links: { rho: -1, couplign: node }
        method: { alpha: 0.5 * bond }
        """;

    [Fact]
    public void Every_problem_comes_at_once_with_its_place()
    {
        var result = Validate(Wrong);
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        var lines = result.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"^error CO\d{4}: .+ \(.*spec\.yaml:\d+:\d+\)$", line));
        Assert.Contains("coupling", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Out);
    }

    [Fact]
    public void A_valid_spec_gets_0_and_one_line()
    {
        var result = Validate(SpecTexts.Tiny);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("spec.yaml is valid: tiny, 12 instances\n", result.Out);
    }

    [Fact]
    public void Json_holds_place_and_explanation()
    {
        using var json = JsonDocument.Parse(Validate(Wrong, "--json").Out);
        Assert.False(json.RootElement.GetProperty("valid").GetBoolean());
        var first = json.RootElement.GetProperty("problems")[0];
        Assert.Equal(3, first.GetProperty("line").GetInt32());
        Assert.NotEmpty(first.GetProperty("explanation").GetString()!);
    }

    [Fact]
    public void The_schema_for_people_is_Markdown()
    {
        Assert.StartsWith("# The spec\n", new CommandRunner().Run("schema", "--markdown").Out, StringComparison.Ordinal);
        Assert.StartsWith("# Files of figures\n", new CommandRunner().Run("schema", "--markdown", "--figures").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_is_JSON()
    {
        using var json = JsonDocument.Parse(new CommandRunner().Run("schema").Out);
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        Assert.True(json.RootElement.TryGetProperty("properties", out _));
    }

    private static CommandResult Validate(string spec, params string[] more)
    {
        using var folder = new TemporaryFolder();
        return new CommandRunner { Folder = folder.Path }.Run(["validate", folder.Write("spec.yaml", spec), .. more]);
    }
}
