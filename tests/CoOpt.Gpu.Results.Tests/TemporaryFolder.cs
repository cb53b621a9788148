namespace CoOpt.Gpu.Results.Tests;

/// <summary>A folder of its own for one test, removed at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string FullPath { get; } = Directory.CreateTempSubdirectory("coopt-results-").FullName;

    internal string this[string name] => Path.Combine(FullPath, name);

    /// <summary>Every file below, relative, in ordinal order.</summary>
    internal string[] Files => [.. Directory.EnumerateFiles(FullPath, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(f => Path.GetRelativePath(FullPath, f)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
