using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Terminal;

/// <summary>What commands write on terminals of all widths, and where there is none.</summary>
public class NarrowTerminalTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void The_end_of_a_run_fits_and_answers_what_one_asks(int width)
    {
        using var folder = new TemporaryFolder();
        var spec = folder.Write("tiny.yaml", SpecTexts.Tiny);
        foreach (var again in (bool[])[false, true])
        {
            var runner = new CommandRunner { Folder = folder.Path, ErrorIsTerminal = true, Width = width, Variables = Only("TERM", "dumb") };
            var result = runner.Run("run", spec, "--device", "cpu", "--progress", "none");
            var lines = result.Error.Split('\n').Where(l => !l.StartsWith("device: ", StringComparison.Ordinal) && !l.StartsWith("reused: ", StringComparison.Ordinal)).ToList();
            Assert.Contains(lines, l => l.StartsWith(again ? "outcomes: 12 converged" : "tiny: 12 of 12 instances", StringComparison.Ordinal));
            Assert.Contains($"files: {result.Out.TrimEnd('\n')}", lines);
            Assert.Contains("instances.csv", result.Error, StringComparison.Ordinal);
            Assert.Equal($"next: coopt report {result.Out.TrimEnd('\n')}", lines[^2]);
            Assert.All(lines.Where(l => !l.StartsWith("next: ", StringComparison.Ordinal)), l => Assert.True(l.Length <= Math.Max(width, 52), l));
            Assert.DoesNotContain('\e', result.Error);
        }
    }

    [Theory]
    [InlineData("devices")]
    [InlineData("explain")]
    [InlineData("doctor")]
    public void Nothing_that_is_piped_holds_control_sequences(string verb)
    {
        using var folder = new TemporaryFolder();
        var result = new CommandRunner { Folder = folder.Path }.Run(verb);
        Assert.DoesNotContain('\e', result.Out + result.Error);
        Assert.NotEmpty(result.Out);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    public void Devices_break_no_word_on_narrow_terminals(int width)
    {
        var result = new CommandRunner { OutIsTerminal = true, Width = width, Variables = Only("NO_COLOR", "1") }.Run("devices");
        Assert.Contains("reference", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("…", result.Out, StringComparison.Ordinal);
    }

    private static System.Collections.Immutable.ImmutableDictionary<string, string> Only(string name, string value) =>
        System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(name, value);
}
