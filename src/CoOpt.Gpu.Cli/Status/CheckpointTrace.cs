using System.Collections.Immutable;

namespace CoOpt.Gpu.Cli.Status;

/// <summary>A checkpoint as its folder shows it; whether it is whole is looked at by whoever goes on with it.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Age">Since it was written.</param>
internal sealed record CheckpointTrace(string Name, long Bytes, TimeSpan Age)
{
    /// <summary>The checkpoints in <paramref name="folder"/>, the newest first.</summary>
    public static ImmutableArray<CheckpointTrace> In(string folder, DateTimeOffset now) => !Directory.Exists(folder) ? [] :
    [
        .. new DirectoryInfo(folder).EnumerateFiles("*.bin").Where(static f => f is { Exists: true, LinkTarget: null } && !f.Name.StartsWith('.'))
            .Select(f => new CheckpointTrace(f.Name, f.Length, now - f.LastWriteTimeUtc is var age && age > TimeSpan.Zero ? age : TimeSpan.Zero))
            .OrderBy(static c => c.Age).ThenBy(static c => c.Name, StringComparer.Ordinal),
    ];
}
