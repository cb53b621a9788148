namespace CoOpt.Gpu.Cli.Errors;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>A fault of the program.</summary>
    public const int Internal = 1;

    /// <summary>The command line or the spec is wrong.</summary>
    public const int Usage = 2;

    /// <summary>More instances failed than <c>--max-failures</c> allows.</summary>
    public const int Failures = 3;

    /// <summary>A stored run does not match what it says of itself.</summary>
    public const int Corruption = 4;

    /// <summary>Disk, memory or device.</summary>
    public const int Resources = 5;

    /// <summary>Stopped by a scheduler's signal (SIGTERM, SIGUSR1, SIGHUP); what was done is saved, and the same command goes on from there.</summary>
    public const int Requeue = 85;

    /// <summary>A command that cannot go on later was stopped by the end of its terminal: 128 + SIGHUP.</summary>
    public const int HungUp = 129;

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>A command that cannot go on later was stopped by SIGUSR1: 128 + 10.</summary>
    public const int UserSignal = 138;

    /// <summary>Stopped by SIGTERM and not to go on: 128 + SIGTERM.</summary>
    public const int Terminated = 143;
}
