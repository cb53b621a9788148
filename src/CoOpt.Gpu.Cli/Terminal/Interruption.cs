using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Cli.Terminal;

/// <summary>
/// Turns the signals that ask a process to end into cancellation: the first one lets the running launch finish and be saved, a second SIGINT or SIGTERM ends the process at once.
/// While nothing has been written yet (<see cref="IsImmediate"/>), the first one does: reading a data set or finding optima may take minutes and leaves nothing to tidy up.
/// </summary>
/// <remarks>A signal that was ignored when the program started, as nohup does with SIGHUP, stays ignored: the runtime sees to that.</remarks>
internal sealed class Interruption : IDisposable
{
    /// <summary>SIGUSR1, by which schedulers announce the end of a job; the runtime has no name for it and takes Linux's number.</summary>
    public const PosixSignal User = (PosixSignal)10;

    private readonly CancellationTokenSource _source = new();
    private readonly Action<int> _abort;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Lock _lock = new();
    private bool _isStopping;
    private bool _isInsisting;
    private long _since;

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

    /// <summary>
    /// How soon after the first a signal is its echo: timeout, and batch scripts that pass signals on, signal a program and then its whole group, which says no more than one signal does.
    /// </summary>
    public TimeSpan Echo { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>What the user is told then.</summary>
    public string ImmediateNotice { get; set; } = "stopped; nothing was written";

    /// <summary>What the user is told where the first signal lets something finish.</summary>
    public string StoppingNotice { get; set; } = "stopping after the running launch";

    /// <summary>Whether the same command goes on where it was stopped, so that a scheduler's signal ends it with <see cref="Errors.ExitCode.Requeue"/>.</summary>
    public bool IsResumable { get; set; }

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
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, .. OperatingSystem.IsLinux() ? [User] : Array.Empty<PosixSignal>()])
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
        // A job is often sent SIGUSR1 or SIGHUP and SIGTERM right after it: only who says twice that it is to end has lost patience.
        var insists = signal is PosixSignal.SIGINT or PosixSignal.SIGTERM;
        bool isFirst, isAgain;
        lock (_lock)
        {
            (isFirst, isAgain) = (!_isStopping, insists && _isInsisting && Stopwatch.GetElapsedTime(_since) >= Echo);
            _since = _isInsisting ? _since : Stopwatch.GetTimestamp();
            (_isStopping, _isInsisting) = (true, _isInsisting || insists);
            ExitCode = isFirst ? CodeOf(signal) : ExitCode;
        }

        if (isAgain)
        {
            _abort(signal == PosixSignal.SIGTERM ? Errors.ExitCode.Terminated : Errors.ExitCode.Interrupted);
        }
        else if (isFirst && IsImmediate)
        {
            Notice(ImmediateNotice);
            _abort(ExitCode);
        }
        else if (isFirst)
        {
            Notice($"{StoppingNotice}; {(signal == PosixSignal.SIGINT ? "Ctrl-C again" : "a second SIGTERM")} ends at once");
            Cancel();
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

    private int CodeOf(PosixSignal signal) => signal switch
    {
        PosixSignal.SIGINT => Errors.ExitCode.Interrupted,
        _ when IsResumable => Errors.ExitCode.Requeue,
        PosixSignal.SIGTERM => Errors.ExitCode.Terminated,
        PosixSignal.SIGHUP => Errors.ExitCode.HungUp,
        _ => Errors.ExitCode.UserSignal,
    };

    private void Cancel()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The verb ended between the signal and here: nothing is left to cancel.
        }
    }
}
