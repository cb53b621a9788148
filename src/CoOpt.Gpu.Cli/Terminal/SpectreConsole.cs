using Spectre.Console;

namespace CoOpt.Gpu.Cli.Terminal;

/// <summary>Spectre consoles on a host's streams. Nothing here detects anything: the host has already decided.</summary>
internal static class SpectreConsole
{
    /// <summary>A console on standard error.</summary>
    public static IAnsiConsole OnError(Host host) => Create(host.Error, host.ColorOnError, host.CanRedraw, host.Width);

    /// <summary>A console on standard output.</summary>
    public static IAnsiConsole OnOut(Host host) => Create(host.Out, host.ColorOnOut, host.ColorOnOut, host.Width);

    private static IAnsiConsole Create(TextWriter writer, bool color, bool redraw, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = color || redraw ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = redraw ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new FixedOutput(writer, width, redraw),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    private sealed class FixedOutput(TextWriter writer, int width, bool terminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => terminal;

        public int Width => width;

        public int Height => 24;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }
}
