using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Tests.Terminal;

public class HostTests
{
    [Theory]
    [InlineData(true, null, null, null, true, true)]
    [InlineData(true, "dumb", null, null, false, false)]
    [InlineData(true, null, "true", null, false, true)]
    [InlineData(true, null, null, "1", true, false)]
    [InlineData(false, null, null, null, false, false)]
    public void A_live_line_needs_a_terminal_that_can_redraw_and_colour_one_without_NO_COLOR(
        bool terminal, string? term, string? ci, string? noColor, bool redraw, bool color)
    {
        var host = new Host
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            OutIsTerminal = false,
            ErrorIsTerminal = terminal,
            Variable = name => name switch { "TERM" => term, "CI" => ci, "NO_COLOR" => noColor, _ => null },
            Folder = "/",
            Arguments = [],
        };
        Assert.Equal(redraw, host.CanRedraw);
        Assert.Equal(color, host.ColorOnError);
        using var interruption = new Interruption(_ => { }, _ => { });
        Assert.Equal(redraw, ProgressChoice.Of(ProgressMode.Auto, host, interruption, 1) is LiveProgress);
        Assert.IsType<LineProgress>(ProgressChoice.Of(ProgressMode.Plain, host, interruption, 1));
        Assert.IsType<LineProgress>(ProgressChoice.Of(ProgressMode.Json, host, interruption, 1));
        Assert.IsType<SilentProgress>(ProgressChoice.Of(ProgressMode.None, host, interruption, 1));
    }
}
