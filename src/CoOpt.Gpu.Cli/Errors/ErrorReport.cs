using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Cli.Errors;

/// <summary>Turns an exception that no verb handled into one line and an exit code.</summary>
internal static class ErrorReport
{
    /// <summary>Writes <paramref name="exception"/> to standard error, with its stack trace if asked for.</summary>
    /// <returns>The exit code, of <see cref="ExitCode"/>.</returns>
    public static int Write(Exception exception, Host host, bool verbose)
    {
        var error = host.Error;
        var cause = Cause(exception);
        var exitCode = ExitCode.Usage;
        if (cause is SpecException spec)
        {
            foreach (var diagnostic in spec.Diagnostics)
            {
                error.WriteLine(diagnostic);
            }

            ErrorHint.Write(host, spec.Diagnostics.Where(d => d.IsError).Select(d => d.Code.Id));
        }
        else
        {
            var (fault, message) = Describe(cause);
            error.WriteLine($"error {fault.Code}: {OneLine(message)}");
            ErrorHint.Write(host, [fault.Code]);
            exitCode = fault.ExitCode;
        }

        if (verbose)
        {
            error.WriteLine(exception);
        }

        return exitCode;
    }

    private static (Fault Fault, string Message) Describe(Exception cause) => cause switch
    {
        CommandException e => (e.Fault, e.Message),
        DeviceException e => (Fault.Device, e.Message),
        TooManyFailuresException e => (Fault.Failures, $"{e.Message} (coopt run --keep-going or coopt resume --failed skip runs the others, --max-failures N allows N)"),
        InstanceException e => (Fault.Instance, e.Message),
        RunFolderException { Problem: RunFolderProblem.Unsafe } e => (Fault.Folder, e.Message),
        RunFolderException { Problem: RunFolderProblem.Busy } e => (Fault.Busy, e.Message),
        RunFolderException { Problem: RunFolderProblem.Absent } e => (Fault.NoRun, e.Message),
        RunFolderException { Problem: RunFolderProblem.Mixed } e => (Fault.Mixed, e.Message),
        RunFolderException { Problem: RunFolderProblem.Nondeterminism } e => (Fault.Nondeterminism, e.Message),
        RunFolderException { Problem: RunFolderProblem.Missing } e => (Fault.Incomplete, e.Message),
        RunFolderException e => (Fault.Corruption, e.Message),
        IOException or UnauthorizedAccessException => (Fault.File, $"{cause.Message} (check the path, its permissions and the free space)"),
        OutOfMemoryException => (Fault.Memory, "out of memory (trace less often, sweep fewer instances at once, or use a machine with more)"),
        _ => (
            Fault.Internal,
            $"internal error: {cause.GetType().Name}: {cause.Message} "
            + "(please report it with the spec, the command line and the output of the same command with --verbose)"),
    };

    // Tasks and parallel loops wrap what went wrong.
    private static Exception Cause(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions.Count: > 0 } e => Cause(e.InnerExceptions[0]),
        TypeInitializationException { InnerException: { } inner } => Cause(inner),
        _ => exception,
    };

    private static string OneLine(string text) => PlainText.Line(string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
}
