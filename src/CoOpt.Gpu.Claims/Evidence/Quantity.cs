namespace CoOpt.Gpu.Claims.Evidence;

/// <summary>One number of the evidence.</summary>
/// <param name="Name">What it is, in words: "largest |Σx − b|/b over all steps".</param>
/// <param name="Statistic">median, share, greatest, least, median ratio, count, …</param>
/// <param name="Estimate">The number.</param>
/// <param name="Lower">Lower end of its 95 % interval; NaN where there is none, as for an extreme.</param>
/// <param name="Upper">Upper end; NaN likewise.</param>
/// <param name="Count">Instances, or pairs of instances, it is taken over.</param>
/// <param name="Spec">The spec of the run, relative to the folder of experiments.</param>
/// <param name="Plan">Hash of the run's plan.</param>
public sealed record Quantity(string Name, string Statistic, double Estimate, double Lower, double Upper, int Count, string Spec, string Plan);
