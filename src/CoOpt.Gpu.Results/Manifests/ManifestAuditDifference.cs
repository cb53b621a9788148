namespace CoOpt.Gpu.Results.Manifests;

/// <summary>One thing that an audit found.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Against"><c>alone</c>: the same device, nothing beside the instance. <c>reference</c>: the reference device. <c>watched</c>: the same device, looked at after every step.</param>
/// <param name="Step">The step; null of a whole row.</param>
/// <param name="Variable">The column, or the number of the state.</param>
/// <param name="Recorded">What the run, or the device, has.</param>
/// <param name="Expected">What it is held against.</param>
/// <param name="Note">By how much they differ and what rounding explains; empty where bytes are compared.</param>
public sealed record ManifestAuditDifference(long Instance, string Against, long? Step, string Variable, string Recorded, string Expected, string Note);
