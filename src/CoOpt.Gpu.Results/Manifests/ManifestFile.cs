namespace CoOpt.Gpu.Results.Manifests;

/// <summary>One output.</summary>
/// <param name="Name">Path relative to the run's folder, with forward slashes.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of its bytes.</param>
/// <param name="Bytes">Its length.</param>
public sealed record ManifestFile(string Name, string Sha256, long Bytes);
