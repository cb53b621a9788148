using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Tests.Harness;

/// <summary>Hosts on terminals that are not there.</summary>
internal static class Terminals
{
    /// <summary>A colour terminal of that many columns, which swallows what is written.</summary>
    public static Host Host(int width) => new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        OutIsTerminal = true,
        ErrorIsTerminal = true,
        Variable = _ => null,
        Folder = "/",
        Arguments = [],
        Width = width,
    };
}
