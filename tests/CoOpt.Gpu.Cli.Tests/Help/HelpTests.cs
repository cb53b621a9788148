using System.Runtime.CompilerServices;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Help;

/// <summary>Help texts are held against files beside this one; COOPT_UPDATE_SNAPSHOTS=1 writes them anew.</summary>
public class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("resume")]
    [InlineData("status")]
    [InlineData("merge")]
    [InlineData("plan")]
    [InlineData("validate")]
    [InlineData("devices")]
    [InlineData("doctor")]
    [InlineData("schema")]
    [InlineData("summary")]
    [InlineData("verify")]
    [InlineData("explain")]
    [InlineData("rerun")]
    [InlineData("figure")]
    [InlineData("report")]
    [InlineData("claims")]
    [InlineData("completion")]
    public void Help_is_as_agreed(string verb)
    {
        var result = new CommandRunner().Run(verb.Length > 0 ? [verb, "--help"] : ["--help"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);

        // The parser takes the program's name from the process, which is the test runner here.
        var text = result.Out.Replace(System.CommandLine.RootCommand.ExecutableName, "coopt", StringComparison.Ordinal).ReplaceLineEndings("\n");
        text = string.Join('\n', text.Split('\n').Select(l => l.TrimEnd()));
        var name = (verb.Length > 0 ? verb : "coopt") + ".txt";
        if (Environment.GetEnvironmentVariable("COOPT_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(), name), text);
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Help", name)), text);
    }

    [Fact]
    public void No_arguments_show_the_help() => Assert.Equal(new CommandRunner().Run("--help").Out, new CommandRunner().Run().Out);

    [Fact]
    public void The_version_is_one_line() => Assert.Matches(@"^coopt \d+\.\d+\.\d+\n$", new CommandRunner().Run("--version").Out);

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
