using System.Security.Cryptography;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Results.Verification;

/// <summary>Holds a table of a complete run against the hash in its manifest, for whoever is about to read it. A run without manifest says nothing of its tables, and they are taken as they are.</summary>
public static class IntactTable
{
    /// <summary>Checks that <paramref name="name"/> in <paramref name="folder"/> is what <paramref name="manifest"/> was written for.</summary>
    /// <exception cref="RunFolderException">It is not: it is missing, has changed, or is of another run.</exception>
    /// <exception cref="ResultFileException">It cannot be read.</exception>
    public static void Require(string folder, RunManifest? manifest, string name)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (manifest is null)
        {
            return;
        }

        var path = Path.Combine(folder, name);
        var output = manifest.Outputs.FirstOrDefault(o => o.Name == name)
            ?? throw Corrupt(path, "the manifest does not name it, so it belongs to another run; remove the file");

        if (!File.Exists(path))
        {
            throw Corrupt(path, $"the file is missing; {RunVerification.Restore}");
        }

        if (!IsAsWritten(folder, output))
        {
            throw Corrupt(path, $"it has changed since it was written; {RunVerification.Restore}");
        }
    }

    /// <summary>The same for the table at <paramref name="path"/> where it lies in the folder of a run that is complete; any other file is taken as it is.</summary>
    /// <exception cref="RunFolderException">It is not what was written, or the run's manifest cannot be read.</exception>
    /// <exception cref="ResultFileException">It cannot be read.</exception>
    public static void Require(string path)
    {
        var full = Path.GetFullPath(path);
        var parent = Path.GetDirectoryName(full)!;
        var inFolder = $"{Path.GetFileName(parent)}/{Path.GetFileName(full)}";
        var (folder, name) = RunNames.IsPart(inFolder) ? (Path.GetDirectoryName(parent), inFolder) : (parent, Path.GetFileName(full));
        if (folder is null || !(name == RunNames.Instances || RunNames.IsPart(name)))
        {
            return;
        }

        RunManifest? manifest;
        try
        {
            manifest = ResultFileException.Guard(folder, "read", () => RunManifestFile.Read(folder));
        }
        catch (FormatException e)
        {
            throw Corrupt(Path.Combine(folder, RunNames.Manifest), $"{e.Message}; {RunVerification.Restore}");
        }

        Require(folder, manifest, name);
    }

    /// <summary>Whether an output that is there has the length and the bytes of <paramref name="output"/>.</summary>
    /// <exception cref="ResultFileException">It cannot be read.</exception>
    public static bool IsAsWritten(string folder, ManifestFile output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var path = Path.Combine(folder, output.Name);
        return ResultFileException.Guard(path, "read", () =>
        {
            using var file = File.OpenRead(path);
            return file.Length == output.Bytes && Convert.ToHexStringLower(SHA256.HashData(file)) == output.Sha256;
        });
    }

    private static RunFolderException Corrupt(string path, string what) => new(RunFolderProblem.Corrupt, $"{path}: {what}");
}
