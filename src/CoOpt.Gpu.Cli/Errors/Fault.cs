namespace CoOpt.Gpu.Cli.Errors;

/// <summary>A kind of error that a verb can end with, beside those of specs (CO01… to CO04…).</summary>
/// <param name="Code">What stands after <c>error</c>; never reused for another kind.</param>
/// <param name="ExitCode">What the process ends with, of <see cref="Errors.ExitCode"/>.</param>
internal sealed record Fault(string Code, int ExitCode)
{
    /// <summary>The command line.</summary>
    public static Fault Usage { get; } = new("CO0001", Errors.ExitCode.Usage);

    /// <summary>A sweep so large that it wants <c>--yes</c>.</summary>
    public static Fault Large { get; } = new("CO0002", Errors.ExitCode.Usage);

    /// <summary>A run's folder that is not safe to write into.</summary>
    public static Fault Folder { get; } = new("CO0003", Errors.ExitCode.Usage);

    /// <summary>An instance that has to be looked at cannot be set up.</summary>
    public static Fault Instance { get; } = new("CO0004", Errors.ExitCode.Usage);

    /// <summary>More instances failed than allowed.</summary>
    public static Fault Failures { get; } = new("CO0005", Errors.ExitCode.Failures);

    /// <summary>A stored run does not match what it says of itself.</summary>
    public static Fault Corruption { get; } = new("CO0006", Errors.ExitCode.Corruption);

    /// <summary>A run that has no manifest: interrupted, failed, or still going; or one whose tables are wanted while shards are missing.</summary>
    public static Fault Incomplete { get; } = new("CO0007", Errors.ExitCode.Corruption);

    /// <summary>A folder that holds no run.</summary>
    public static Fault NoRun { get; } = new("CO0008", Errors.ExitCode.Usage);

    /// <summary>A run made again that gave other bytes.</summary>
    public static Fault Differs { get; } = new("CO0009", Errors.ExitCode.Corruption);

    /// <summary>A file of a figure that is not what the rows beside it give.</summary>
    public static Fault FigureDiffers { get; } = new("CO0010", Errors.ExitCode.Corruption);

    /// <summary>A figure whose files cannot be drawn from.</summary>
    public static Fault FigureFile { get; } = new("CO0011", Errors.ExitCode.Corruption);

    /// <summary>A run whose shards were computed by another program or arithmetic.</summary>
    public static Fault Mixed { get; } = new("CO0012", Errors.ExitCode.Corruption);

    /// <summary>A shard that was computed twice with different results.</summary>
    public static Fault Nondeterminism { get; } = new("CO0013", Errors.ExitCode.Corruption);

    /// <summary>A run whose audit found an instance that differs.</summary>
    public static Fault Audit { get; } = new("CO0014", Errors.ExitCode.Corruption);

    /// <summary>A device.</summary>
    public static Fault Device { get; } = new("CO0501", Errors.ExitCode.Resources);

    /// <summary>A file or folder.</summary>
    public static Fault File { get; } = new("CO0502", Errors.ExitCode.Resources);

    /// <summary>Memory.</summary>
    public static Fault Memory { get; } = new("CO0503", Errors.ExitCode.Resources);

    /// <summary>Another process has the run's folder.</summary>
    public static Fault Busy { get; } = new("CO0504", Errors.ExitCode.Resources);

    /// <summary>The program that makes PDF and PNG.</summary>
    public static Fault Converter { get; } = new("CO0505", Errors.ExitCode.Resources);

    /// <summary>A fault of the program.</summary>
    public static Fault Internal { get; } = new("CO0901", Errors.ExitCode.Internal);
}
