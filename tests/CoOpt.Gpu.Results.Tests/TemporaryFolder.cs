namespace CoOpt.Gpu.Results.Tests;

/// <summary>A folder of its own for one test, removed at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    internal TemporaryFolder() => FullPath = Directory.CreateTempSubdirectory("coopt-results-").FullName;

    private TemporaryFolder(string path) => FullPath = Directory.CreateDirectory(path).FullName;

    internal string FullPath { get; }

    /// <summary>One in memory, where the system has such a place: for tests that wait for the disk a thousand times.</summary>
    internal static TemporaryFolder Fast() => Directory.Exists(Memory) ? new TemporaryFolder(Path.Combine(Memory, $"coopt-results-{Guid.NewGuid():n}")) : new TemporaryFolder();

    internal string this[string name] => Path.Combine(FullPath, name);

    /// <summary>Every file below, relative, in ordinal order.</summary>
    internal string[] Files => [.. Directory.EnumerateFiles(FullPath, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(f => Path.GetRelativePath(FullPath, f)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
