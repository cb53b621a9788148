namespace CoOpt.Gpu.Results.Verification;

/// <summary>One file of a run's folder, held against the manifest.</summary>
/// <param name="Name">Relative name, with forward slashes.</param>
/// <param name="Bytes">Its length; of a missing file the length that the manifest says.</param>
/// <param name="Verdict">How it stands to the manifest.</param>
public sealed record VerifiedFile(string Name, long Bytes, FileVerdict Verdict);
