using System.CommandLine;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;

namespace CoOpt.Gpu.Cli;

/// <summary>Parses a command line, runs the verb and turns whatever happens into an exit code.</summary>
internal static class Application
{
    /// <summary>Runs <paramref name="arguments"/>.</summary>
    /// <returns>The exit code, of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, CommandContext context)
    {
        var host = context.Host;
        var verbose = arguments.Contains("--verbose");
        try
        {
            var parsed = CommandTree.Build(context).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
            {
                return UsageErrors.Write(parsed, host.Error);
            }

            return parsed.Invoke(new InvocationConfiguration
            {
                Output = host.Out,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception error)
        {
            return ErrorReport.Write(error, host, verbose);
        }
        finally
        {
            host.Out.Flush();
            host.Error.Flush();
        }
    }
}
