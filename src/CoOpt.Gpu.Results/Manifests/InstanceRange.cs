namespace CoOpt.Gpu.Results.Manifests;

/// <summary>The instances [<paramref name="From"/>, <paramref name="To"/>) of a sweep.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The one after the last.</param>
public sealed record InstanceRange(long From, long To);
