using System.Collections.Immutable;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>More instances could not be set up than allowed.</summary>
public sealed class TooManyFailuresException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failures">Those of this process.</param>
    /// <param name="before">How many there were in shards committed before.</param>
    public TooManyFailuresException(ImmutableArray<InstanceFailure> failures, long before = 0)
        : base($"{before + failures.Length} instance(s) could not be set up; the first is {failures[0].Index}: {failures[0].Message}")
        => Failures = failures;

    /// <summary>The failures so far.</summary>
    public ImmutableArray<InstanceFailure> Failures { get; }
}
