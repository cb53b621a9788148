using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Cli.Tests.Runs;

public class RunNotesTests
{
    [Theory]
    [InlineData(10, 10, null)]
    [InlineData(11, 11, "warning: RUN: … and 1 more")]
    [InlineData(4321, 11, "warning: RUN: … and 4,311 more")]
    public void Of_many_faults_the_first_are_told_and_the_rest_counted(int faults, int lines, string? last)
    {
        using var error = new StringWriter { NewLine = "\n" };
        new RunNotes(Terminals.Host(80) with { Error = error }, ProgressMode.Plain).Warn("RUN", Enumerable.Range(0, faults).Select(k => new ShardFault($"shards/{k:D5}.json", "it is cut off")));
        var told = error.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(lines, told.Length);
        Assert.Equal("warning: RUN/shards/00000.json: it is cut off", told[0]);
        Assert.Equal(last ?? "warning: RUN/shards/00009.json: it is cut off", told[^1]);
    }
}
