using System.Collections.Immutable;
using CoOpt.Gpu.Results.Verification;

namespace CoOpt.Gpu.Cli.Reruns;

/// <summary>How an instance made again stands to what was recorded of it.</summary>
internal enum RowVerdict
{
    /// <summary>Every cell is the same.</summary>
    Same,

    /// <summary>A cell differs, or only one of the two has a row.</summary>
    Differs,

    /// <summary>There is nothing to compare with.</summary>
    Unknown,
}

/// <summary>One instance made again, held against what was recorded of it.</summary>
/// <param name="Instance">Its number.</param>
/// <param name="Verdict">How the rows stand.</param>
/// <param name="HasRow">Whether the rerun gave a row.</param>
/// <param name="Reason">Why there is no row, or nothing to compare with; empty otherwise.</param>
/// <param name="Differences">The cells of the row, then of the trace, that differ; of the trace the first.</param>
internal sealed record InstanceComparison(long Instance, RowVerdict Verdict, bool HasRow, string Reason, ImmutableArray<CellDifference> Differences);
