using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;

namespace CoOpt.Gpu.Claims.Judging;

/// <summary>What came out of judging a claim.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">In one or two sentences: under which condition it holds, why it does not, or what is missing.</param>
/// <param name="Quantities">The numbers, in the order in which the reason needs them.</param>
public sealed record Finding(Verdict Verdict, string Reason, ImmutableArray<Quantity> Quantities)
{
    /// <summary>A claim that holds if a condition is met and does not otherwise.</summary>
    public static Finding If(bool holds, string yes, string no, params ReadOnlySpan<Quantity> quantities) =>
        new(holds ? Verdict.Holds : Verdict.DoesNotHold, holds ? yes : no, [.. quantities]);
}
