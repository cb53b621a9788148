namespace CoOpt.Gpu.Cli.Runs;

/// <summary>How a run goes on: what <c>coopt resume --failed</c> takes.</summary>
internal enum Resumption
{
    /// <summary>Whatever is committed stays, and instances under way go on from their checkpoint.</summary>
    Resume,

    /// <summary>Shards with an instance that could not be set up are computed again, and instances under way begin anew.</summary>
    Restart,

    /// <summary>As <see cref="Resume"/>, and instances that cannot be set up get no row, however many there are.</summary>
    Skip,
}
