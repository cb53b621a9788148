namespace CoOpt.Gpu.Storms.Reports;

/// <summary>One row of a storm's table.</summary>
/// <param name="Requirement">What it shows, such as R7.</param>
/// <param name="What">The kind of case.</param>
/// <param name="Form">short or full.</param>
/// <param name="Seed">Of the random numbers.</param>
/// <param name="Count">Cases.</param>
/// <param name="Failures">Cases that did not come out as they must.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Note">What else was counted.</param>
public sealed record StormRow(string Requirement, string What, string Form, int Seed, long Count, long Failures, double Seconds, string Note);
