namespace CoOpt.Gpu.Results.Shards;

/// <summary>A whole record of a format that this program does not read: work of another program, which is refused and never put aside.</summary>
internal sealed class OtherVersionException(string message) : FormatException(message);
