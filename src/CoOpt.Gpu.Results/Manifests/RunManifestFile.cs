using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Results.Manifests;

/// <summary>manifest.json of a run that is complete.</summary>
public static class RunManifestFile
{
    /// <summary>Reads it; null where there is none.</summary>
    /// <exception cref="FormatException">Not a manifest, or of another version.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static RunManifest? Read(string folder)
    {
        var path = Path.Combine(folder, RunNames.Manifest);
        return File.Exists(path) ? RunManifest.Parse(File.ReadAllBytes(path)) : null;
    }

    /// <summary>Puts <paramref name="audit"/> into it in place of an earlier one; all else stays.</summary>
    /// <exception cref="FormatException">There is no manifest that could be read.</exception>
    /// <exception cref="ResultFileException">It cannot be written.</exception>
    public static void Enter(string folder, ManifestAudit audit)
    {
        var manifest = Read(folder) ?? throw new FormatException($"{folder} has no {RunNames.Manifest}");
        _ = AtomicFileStream.WriteAll(Path.Combine(folder, RunNames.Manifest), ManifestJson.Write(manifest with { Audit = audit }));
    }
}
