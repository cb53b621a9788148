using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Cli.Terminal;

/// <summary>
/// Turns SIGINT and SIGTERM into cancellation: the first one lets the running launch finish, the second one ends the process at once. While nothing has
/// been written yet (<see cref="IsImmediate"/>), the first one does: reading a data set or finding optima may take minutes and leaves nothing to tidy up.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly Action<int> _abort;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _signals;

    /// <summary>Creates an interruption that tells the user through <paramref name="notice"/> and ends the process through <paramref name="abort"/>.</summary>
    public Interruption(Action<string> notice, Action<int> abort)
    {
        Notice = notice;
        _abort = abort;
    }

    /// <summary>Set by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The exit code that the first signal asks for; 0 before one.</summary>
    public int ExitCode { get; private set; }

    /// <summary>Where the user is told; a live display puts its own in while it is shown.</summary>
    public Action<string> Notice { get; set; }

    /// <summary>Whether the first signal ends the process at once, because there is nothing to finish or to remove.</summary>
    public bool IsImmediate { get; set; }

    /// <summary>Takes the signals of this process until disposed.</summary>
    public static Interruption OfProcess(Host host)
    {
        var interruption = new Interruption(host.Error.WriteLine, code =>
        {
            if (host.CanRedraw)
            {
                const string ShowCursor = "\e[?25h";
                host.Error.WriteLine(ShowCursor);
            }

            Environment.Exit(code);
        });
        foreach (var signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGINT, PosixSignal.SIGTERM])
        {
            interruption._registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                interruption.Signal(context.Signal);
            }));
        }

        return interruption;
    }

    /// <summary>Acts on a signal.</summary>
    public void Signal(PosixSignal signal)
    {
        var code = signal == PosixSignal.SIGTERM ? Errors.ExitCode.Terminated : Errors.ExitCode.Interrupted;
        if (Interlocked.Increment(ref _signals) > 1)
        {
            _abort(code);
            return;
        }

        ExitCode = code;
        if (IsImmediate)
        {
            Notice("stopped; nothing was written");
            _abort(code);
            return;
        }

        Notice(signal == PosixSignal.SIGTERM
            ? "stopping after the running launch; a second signal ends at once"
            : "stopping after the running launch; Ctrl-C again ends at once");
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The verb ended between the signal and here: nothing is left to cancel.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }
}
