using System.CommandLine;
using System.Diagnostics;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Devices;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Guides;

/// <summary>What the pages tell a reader to type must be what the program takes.</summary>
public class GuideTests
{
    public static TheoryData<string> Pages => [.. Guide.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_line_parses(string page)
    {
        var tree = Tree();
        Assert.All(Guide.Commands(page), command =>
        {
            // A verb that is only named takes nothing.
            var words = Guide.Words(command);
            var errors = words.Length == 1 && tree.Subcommands.Any(c => c.Name == words[0]) ? [] : tree.Parse(words).Errors;
            Assert.True(errors.Count == 0, $"{page}: coopt {command}: {string.Join("; ", errors.Select(e => e.Message))}");
        });
    }

    [Fact]
    public void Commands_are_found_in_spans_in_blocks_and_after_prompts() => Assert.True(Guide.Commands("README.md").Count() > 8);

    [Theory]
    [InlineData("run a.yaml --sweep \"seed=range(0, 2)\" # two", "run|a.yaml|--sweep|seed=range(0, 2)")]
    [InlineData("summary r --of abs\\(a/b\\) > t.md", "summary|r|--of|abs(a/b)")]
    [InlineData("completion bash)", "completion|bash")]
    public void Words_are_those_of_a_shell(string command, string words) => Assert.Equal(words, string.Join('|', Guide.Words(command)));

    [Fact]
    public void A_command_that_is_not_there_fails()
    {
        var tree = Tree();
        Assert.NotEmpty(tree.Parse(Guide.Words("rnu sweep.yaml")).Errors);
        Assert.NotEmpty(tree.Parse(Guide.Words("run sweep.yaml --no-such-option")).Errors);
    }

    [FactWith("python3")]
    public void The_Python_that_reads_a_table_runs()
    {
        var code = Guide.Read("results/README.md").Split("```python\n")[1].Split("```")[0];
        using var python = Process.Start(new ProcessStartInfo("python3", ["-c", code]) { WorkingDirectory = Guide.Root, RedirectStandardOutput = true })!;
        var output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.Equal(0, python.ExitCode);
        Assert.Matches(@"^\[[\de.+-]+(?:, [\de.+-]+){2}\]\s*$", output);
    }

    private static RootCommand Tree()
    {
        var host = new Host { Out = TextWriter.Null, Error = TextWriter.Null, OutIsTerminal = false, ErrorIsTerminal = false, Variable = _ => null, Folder = Guide.Root, Arguments = [] };
        return CommandTree.Build(new CommandContext(host, BackendCatalogue.Create, () => new Interruption(_ => { }, _ => { })));
    }
}
