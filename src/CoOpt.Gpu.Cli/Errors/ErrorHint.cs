using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Errors;

/// <summary>Tells a person at a terminal, once a command, where an error is explained. Programs that read standard error get the errors' lines alone.</summary>
internal static class ErrorHint
{
    /// <summary>Writes the hint for the first of the codes that the command has reported.</summary>
    public static void Write(Host host, IEnumerable<string> codes)
    {
        if (host.ErrorIsTerminal && codes.FirstOrDefault(c => c != Fault.Usage.Code) is { } code)
        {
            host.Error.WriteLine(new Paint(host.ColorOnError).Dim($"hint: coopt explain {code}"));
        }
    }
}
