namespace CoOpt.Gpu.Model.Sweeps;

/// <summary>A data file that a spec names. Its content determines numbers, so its hash is part of the plan.</summary>
/// <param name="Name">As written in the spec.</param>
/// <param name="Path">Absolute path; not part of the plan's hash.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the bytes read.</param>
/// <param name="Bytes">Length.</param>
public sealed record InputFile(string Name, string Path, string Sha256, long Bytes);
