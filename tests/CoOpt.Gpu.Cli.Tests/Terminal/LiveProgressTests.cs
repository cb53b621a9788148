using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Cli.Tests.Terminal;

public class LiveProgressTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("1", false)]
    public void A_live_line_redraws_with_or_without_colour(string? noColor, bool color)
    {
        using var error = new StringWriter();
        var host = new Host
        {
            Out = TextWriter.Null,
            Error = error,
            OutIsTerminal = false,
            ErrorIsTerminal = true,
            Variable = name => name == "NO_COLOR" ? noColor : null,
            Folder = "/",
            Arguments = [],
        };
        using var interruption = new Interruption(_ => { }, _ => { });
        var notice = interruption.Notice;
        var result = new LiveProgress(host, interruption, 1e9).Show(progress =>
        {
            progress.Report(new RunProgress(256, 1024, 40_000_000, 100, 3, TimeSpan.FromSeconds(2)));
            return 7;
        });
        Assert.Equal(7, result);
        Assert.Same(notice, interruption.Notice);
        var text = error.ToString();
        Assert.Contains("256 of 1,024 instances", text, StringComparison.Ordinal);
        Assert.Contains("\e[?25h", text, StringComparison.Ordinal);
        Assert.Equal(color, text.Contains("\e[38;", StringComparison.Ordinal) || text.Contains("\e[9", StringComparison.Ordinal));
    }
}
