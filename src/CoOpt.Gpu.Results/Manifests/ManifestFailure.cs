namespace CoOpt.Gpu.Results.Manifests;

/// <summary>An instance that could not be set up and has no row.</summary>
/// <param name="Instance">Index in the sweep.</param>
/// <param name="Message">Why, and what to do.</param>
public sealed record ManifestFailure(long Instance, string Message);
