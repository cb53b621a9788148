using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Cli.Tests.Terminal;

public class LiveProgressTests
{
    private static readonly RunProgress Quarter = new(256, 1024, 40_000_000, 100, 3, TimeSpan.FromSeconds(2)) { Stalled = 153 };

    [Theory]
    [InlineData(null, true)]
    [InlineData("1", false)]
    public void A_live_line_redraws_with_or_without_colour_and_clears_itself(string? noColor, bool color)
    {
        using var error = new StringWriter();
        var host = Terminals.Host(120) with { Error = error, Variable = name => name == "NO_COLOR" ? noColor : null };
        using var interruption = new Interruption(_ => { }, _ => { });
        var notice = interruption.Notice;
        var result = new LiveProgress(host, interruption, 1e9).Show(progress =>
        {
            progress.Report(Quarter);
            interruption.Notice("stopping after the running launch");
            progress.Report(Quarter);
            return 7;
        });
        Assert.Equal(7, result);
        Assert.Same(notice, interruption.Notice);
        var draws = error.ToString().Split("\r\e[2K");
        Assert.Equal(["\e[?25l", "starting", draws[2], "stopping after the running launch", "stopping after the running launch", "\e[?25h"], draws);
        Assert.Contains("256 of 1,024", draws[2], StringComparison.Ordinal);
        Assert.Equal(color, draws[2].Contains("\e[32m", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(200, "━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌   25 %  256 of 1,024  20.0 M node-steps/s  100 converged, 3 diverged, 153 stalled  6.0 s left")]
    [InlineData(104, " 25 %  256 of 1,024  20.0 M node-steps/s  100 converged, 3 diverged, 153 stalled  6.0 s left")]
    [InlineData(79, "━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌   25 %  256 of 1,024  20.0 M node-steps/s  6.0 s left")]
    [InlineData(59, " 25 %  256 of 1,024  20.0 M node-steps/s  6.0 s left")]
    [InlineData(39, " 25 %  256 of 1,024  6.0 s left")]
    [InlineData(20, " 25 %  6.0 s left")]
    [InlineData(3, " 25")]
    public void The_line_gives_up_what_is_needed_least(int width, string expected) =>
        Assert.Equal(expected, LiveLine.Of(Quarter, 1e9, width, new Paint(false)));

    [Fact]
    public void No_line_is_wider_than_its_terminal()
    {
        for (var width = 1; width <= 130; width++)
        {
            Assert.True(LiveLine.Of(Quarter with { Total = 123_456_789, Done = 98_765_432, Converged = 98_000_000 }, 1e15, width, new Paint(false)).Length <= width);
        }
    }
}
