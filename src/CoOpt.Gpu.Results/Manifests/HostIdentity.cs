using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Results.Manifests;

/// <summary>The machine's kind, without its name or its user.</summary>
/// <param name="OperatingSystem">Name and version.</param>
/// <param name="Architecture">Of the processor.</param>
/// <param name="Processors">Logical processors this process may use.</param>
/// <param name="MemoryBytes">Memory this process may use.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Packages">Versions of the packages in use.</param>
public sealed record HostIdentity(
    string OperatingSystem,
    string Architecture,
    int Processors,
    long MemoryBytes,
    string Runtime,
    ImmutableSortedDictionary<string, string> Packages)
{
    /// <summary>This machine and this program's packages.</summary>
    public static HostIdentity Current() => new(
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        RuntimeInformation.FrameworkDescription,
        PackageVersions.InUse());
}
