using System.Globalization;
using System.Reflection;

namespace CoOpt.Gpu.Results.Manifests;

/// <summary>The program that made a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Revision">Git revision it was built from; null if unknown.</param>
/// <param name="Dirty">Whether the build's tree differed from that revision; null if unknown.</param>
public sealed record ToolIdentity(string Name, string Version, string? Revision, bool? Dirty)
{
    /// <summary>As stamped into <paramref name="program"/> and this assembly by the build.</summary>
    public static ToolIdentity Of(Assembly program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var informational = program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var plus = informational.IndexOf('+', StringComparison.Ordinal);
        var dirty = typeof(ToolIdentity).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "SourceDirty")?.Value;
        return new ToolIdentity(
            program.GetName().Name ?? "coopt",
            plus < 0 ? informational : informational[..plus],
            plus < 0 ? null : informational[(plus + 1)..].ToLower(CultureInfo.InvariantCulture),
            bool.TryParse(dirty, out var value) ? value : null);
    }
}
