using System.Collections.Immutable;

namespace CoOpt.Gpu.Results.Summaries;

/// <summary>The statistics of one expression over the rows of one group.</summary>
/// <param name="Group">The group's values of the grouping columns.</param>
/// <param name="Expression">The expression as written.</param>
/// <param name="Statistics">What its numbers say.</param>
public sealed record GroupSummary(ImmutableArray<string> Group, string Expression, SampleStatistics Statistics);
