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

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by SIGTERM: 128 + SIGTERM.</summary>
    public const int Terminated = 143;
}
