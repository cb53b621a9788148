using CoOpt.Gpu.Cli.Errors;

namespace CoOpt.Gpu.Cli.Checks;

/// <summary>How a check of the machine came out.</summary>
internal enum CheckStatus
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>The program works, but slower or with less than it could.</summary>
    Warn,

    /// <summary>Results cannot be made, or not trusted.</summary>
    Fail,
}

/// <summary>One line of <c>coopt doctor</c>.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Status">How it came out.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Advice">What to do about it; empty where nothing is to be done.</param>
/// <param name="ExitCode">What a failure ends the process with.</param>
internal sealed record CheckResult(string Name, CheckStatus Status, string Finding, string Advice = "", int ExitCode = ExitCode.Internal)
{
    /// <summary>A check that is as it should be.</summary>
    public static CheckResult Ok(string name, string finding) => new(name, CheckStatus.Ok, finding);
}
