namespace CoOpt.Gpu.Results.Files;

/// <summary>A committed file.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of its bytes.</param>
/// <param name="Bytes">Its length.</param>
public sealed record WrittenFile(string Path, string Sha256, long Bytes);
