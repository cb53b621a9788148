using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Cli.Tests.Progress;

public class ProgressTextTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(7, "7 B")]
    [InlineData(999, "999 B")]
    [InlineData(999.6, "1.00 kB")]
    [InlineData(1234, "1.23 kB")]
    [InlineData(61_230_000, "61.2 MB")]
    [InlineData(612_300_000, "612 MB")]
    [InlineData(9.996e9, "10.0 GB")]
    [InlineData(2.5e18, "2500 PB")]
    public void Amounts_have_three_digits_and_a_prefix(double value, string expected) => Assert.Equal(expected, ProgressText.Bytes(value));

    [Theory]
    [InlineData(0.85, "850 ms")]
    [InlineData(12.34, "12.3 s")]
    [InlineData(245, "4 min 05 s")]
    [InlineData(7800, "2 h 10 min")]
    [InlineData(864_000, "10 days")]
    public void Durations_have_two_units(double seconds, string expected) => Assert.Equal(expected, ProgressText.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_line_says_instances_pace_outcomes_and_time_left()
    {
        var progress = new RunProgress(256, 1024, 40_000_000, 100, 3, TimeSpan.FromSeconds(2)) { Stalled = 150, StepLimit = 3 };
        Assert.Equal("256 of 1,024 instances, 20.0 M node-steps/s, 100 converged, 3 diverged, 150 stalled, 3 at the step limit, 6.0 s left", ProgressText.Line(progress, 1e9));
    }

    [Fact]
    public void Time_left_follows_whichever_share_is_further()
    {
        var progress = new RunProgress(0, 1024, 500, 0, 0, TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), ProgressText.Left(progress, 1000));
        Assert.Null(ProgressText.Left(progress with { NodeSteps = 0 }, 1000));
        Assert.Null(ProgressText.Left(progress with { Elapsed = TimeSpan.FromSeconds(0.1) }, 1000));
    }

    [Fact]
    public void Json_is_one_line_that_parses()
    {
        var line = JsonProgress.Line(new RunProgress(256, 1024, 40_000_000, 100, 3, TimeSpan.FromSeconds(2)), 1e9);
        Assert.DoesNotContain('\n', line);
        using var json = System.Text.Json.JsonDocument.Parse(line);
        Assert.Equal(256, json.RootElement.GetProperty("done").GetInt64());
        Assert.Equal(6, json.RootElement.GetProperty("left_s").GetDouble());
        Assert.Equal(20_000_000, json.RootElement.GetProperty("node_steps_per_s").GetDouble());
    }
}
