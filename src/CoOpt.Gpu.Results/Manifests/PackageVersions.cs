using System.Collections.Immutable;
using System.Text.Json;

namespace CoOpt.Gpu.Results.Manifests;

/// <summary>The packages of the running program, from the list that the build writes beside it (*.deps.json).</summary>
internal static class PackageVersions
{
    /// <summary>Name to version; empty where the program has no such list (a single-file build).</summary>
    internal static ImmutableSortedDictionary<string, string> InUse()
    {
        var versions = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var lists = (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);

        // The first list is the program's; the others are the shared frameworks', whose version is the runtime's.
        if (lists.Length > 0 && File.Exists(lists[0]))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(lists[0]));
            foreach (var library in document.RootElement.GetProperty("libraries").EnumerateObject())
            {
                var slash = library.Name.IndexOf('/', StringComparison.Ordinal);
                if (slash > 0 && library.Value.GetProperty("type").GetString() == "package")
                {
                    versions[library.Name[..slash]] = library.Name[(slash + 1)..];
                }
            }
        }

        return versions.ToImmutable();
    }
}
