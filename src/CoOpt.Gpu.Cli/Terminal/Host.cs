using System.Collections.Immutable;

namespace CoOpt.Gpu.Cli.Terminal;

/// <summary>Where a command runs: its streams, its environment and its folder. Tests give their own.</summary>
internal sealed record Host
{
    // Redirected output has no width; the tables' longest sentences fit into this one.
    private const int UnknownWidth = 120;

    /// <summary>Standard output: data only.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error: progress, notes, errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether standard output is a terminal.</summary>
    public required bool OutIsTerminal { get; init; }

    /// <summary>Whether standard error is a terminal.</summary>
    public required bool ErrorIsTerminal { get; init; }

    /// <summary>The value of an environment variable; null where it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The folder that relative paths start from.</summary>
    public required string Folder { get; init; }

    /// <summary>The arguments as given, for the manifest.</summary>
    public required ImmutableArray<string> Arguments { get; init; }

    /// <summary>Columns of the terminal; also where text is wrapped without one.</summary>
    public int Width { get; init; } = UnknownWidth;

    /// <summary>The same at this moment: a terminal may be resized while a run goes on.</summary>
    public Func<int> CurrentWidth { get => field ?? (() => Width); init; }

    /// <summary>Whether colour may be used on standard error: a terminal that is not dumb, and no NO_COLOR.</summary>
    public bool ColorOnError => ErrorIsTerminal && !IsDumb && string.IsNullOrEmpty(Variable("NO_COLOR"));

    /// <summary>The same for standard output.</summary>
    public bool ColorOnOut => OutIsTerminal && !IsDumb && string.IsNullOrEmpty(Variable("NO_COLOR"));

    /// <summary>Whether a line on standard error may be redrawn.</summary>
    public bool CanRedraw => ErrorIsTerminal && !IsDumb && string.IsNullOrEmpty(Variable("CI"));

    private bool IsDumb => Variable("TERM") == "dumb";

    /// <summary>The host of this process.</summary>
    public static Host OfProcess(string[] arguments) => new()
    {
        Out = Console.Out,
        Error = new LastingWriter(Console.Error),
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Variable = Environment.GetEnvironmentVariable,
        Folder = Environment.CurrentDirectory,
        Arguments = [.. arguments],
        Width = TerminalWidth(),
        CurrentWidth = TerminalWidth,
    };

    private static int TerminalWidth()
    {
        // A terminal may report 0 while it is being resized, and nothing is made for less than this.
        const int Narrowest = 20;
        if (Console.IsErrorRedirected && Console.IsOutputRedirected)
        {
            return UnknownWidth;
        }

        try
        {
            return Console.WindowWidth is var width and > 0 ? Math.Max(width, Narrowest) : UnknownWidth;
        }
        catch (IOException)
        {
            return UnknownWidth;
        }
    }
}
