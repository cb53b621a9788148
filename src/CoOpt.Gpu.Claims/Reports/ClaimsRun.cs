namespace CoOpt.Gpu.Claims.Reports;

/// <summary>A run that a claims report was made from.</summary>
/// <param name="Spec">Its spec, relative to the folder of experiments.</param>
/// <param name="Plan">Hash of its plan.</param>
/// <param name="Instances">Its instances.</param>
/// <param name="Source">run: made for this report; reused: complete already; kept: the table under results, where its data are not at hand.</param>
/// <param name="Seconds">What the run took, by its own manifest.</param>
public sealed record ClaimsRun(string Spec, string Plan, long Instances, string Source, double Seconds);
