using System.Globalization;
using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Cli.Checks;

/// <summary>Whether signals reach this process: with them runs are stopped in order.</summary>
internal static class SignalCheck
{
    private const int Continue = 18;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly (int Number, string Name)[] Used = [(1, "SIGHUP"), (2, "SIGINT"), (10, "SIGUSR1"), (15, "SIGTERM")];

    /// <summary>The line; none on systems without signals.</summary>
    public static IEnumerable<CheckResult> Run()
    {
        if (!OperatingSystem.IsLinux())
        {
            yield break;
        }

        // SIGCONT does nothing to a process that is not stopped; what counts is that the handler hears of it.
        using var heard = new ManualResetEventSlim();
        using var registration = PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => heard.Set());
        var sent = Kill(Environment.ProcessId, Continue) == 0;
        yield return Judge(File.ReadAllText("/proc/self/status"), sent && heard.Wait(Patience));
    }

    /// <summary>The line for what the system says of the process, and whether a signal sent to it was heard.</summary>
    public static CheckResult Judge(string status, bool isHeard)
    {
        if (!isHeard)
        {
            return new CheckResult("signals", CheckStatus.Fail, "a signal sent to this process was not heard", "runs cannot be stopped in order here: only coopt resume after a kill; report this with the system's name");
        }

        var deaf = Used.Where(s => IsIn(status, "SigBlk", s.Number) || IsIn(status, "SigIgn", s.Number)).Select(static s => s.Name).ToList();
        return deaf.Count == 0
            ? CheckResult.Ok("signals", "heard; SIGINT, SIGTERM, SIGUSR1 and SIGHUP stop a run in order")
            : new CheckResult(
                "signals",
                CheckStatus.Warn,
                $"{string.Join(", ", deaf)} ignored, as whoever started this process wanted (nohup, or a shell's &)",
                deaf.Contains("SIGTERM") ? "start it in the foreground or by a scheduler, so that SIGTERM can stop it in order" : "stop a run with kill -TERM");
    }

    private static bool IsIn(string status, string mask, int signal)
    {
        var line = status.Split('\n').FirstOrDefault(l => l.StartsWith(mask + ":", StringComparison.Ordinal));
        return ulong.TryParse(line?[(mask.Length + 1)..].Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) && (bits >> (signal - 1) & 1) == 1;
    }

    private delegate int KillCall(int process, int signal);

    private static int Kill(int process, int signal) =>
        Marshal.GetDelegateForFunctionPointer<KillCall>(NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "kill"))(process, signal);
}
