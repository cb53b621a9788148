using System.Collections.Immutable;
using System.Security.Cryptography;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Runs;

namespace CoOpt.Gpu.Results.Verification;

/// <summary>Holds the files of a run's folder against the lengths and hashes of its manifest.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="manifest">Its manifest; null where there is none to hold files against.</param>
/// <param name="partial">Whether files may be missing.</param>
/// <param name="remedy">What to do about a file that does not fit.</param>
/// <param name="verdicts">Verdicts on files of a run in the making.</param>
internal sealed class RunFiles(string folder, RunManifest? manifest, bool partial, string remedy, IReadOnlyDictionary<string, FileVerdict> verdicts)
{
    // Links are not followed: a run has none, and a loop of them would never end.
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>Every file that is there or should be, in ordinal order; what does not fit goes to <paramref name="findings"/>.</summary>
    internal ImmutableArray<VerifiedFile> Check(ImmutableArray<Finding>.Builder findings)
    {
        var outputs = manifest?.Outputs ?? [];
        var listed = outputs.Select(o => o.Name).Append(RunNames.Manifest).ToHashSet(StringComparer.Ordinal);
        var found = ResultFileException.Guard(folder, "list", () => Directory.GetFiles(folder, "*", Everything))
            .Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(f => !listed.Contains(f) && !TemporaryName.IsOne(Path.GetFileName(f)));
        var others = found.GroupBy(f => manifest is not null && IsRemain(f) ? Top(f) : f).Select(g => g.Key.EndsWith('/') ? Remains(g) : Other(g.Key, findings)).OfType<VerifiedFile>();
        return [.. outputs.Select(o => Listed(o, findings)).Concat(others).OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    private static string Top(string name) => name.Split('/') is [var top, _, ..] ? $"{top}/" : name;

    private static bool IsRemain(string name) => name == MergeJournal.FileName || RunRemains.Folders.Contains(name.Split('/')[0]);

    // What a crash between the manifest and the clean-up leaves: thousands of files that matter no more, so told in one.
    private VerifiedFile Remains(IGrouping<string, string> files) => new(files.Key, files.Sum(f => Length(f) ?? 0), FileVerdict.Unlisted);

    // A run at work removes what it has merged: null of what is gone since it was listed.
    private long? Length(string name) => new FileInfo(Path.Combine(folder, name)) is { Exists: true } file ? file.Length : null;

    private VerifiedFile Listed(ManifestFile output, ImmutableArray<Finding>.Builder findings)
    {
        if (!RunNames.IsWithin(output.Name))
        {
            findings.Add(new Finding(RunNames.Manifest, $"it names '{output.Name}', which is not a file of a run: it was edited", remedy));
            return new VerifiedFile(output.Name, output.Bytes, FileVerdict.Missing);
        }

        var path = Path.Combine(folder, output.Name);
        if (!File.Exists(path))
        {
            if (!partial)
            {
                findings.Add(new Finding(output.Name, "the file is missing", $"{remedy}; --partial allows it where only some files of a run were kept"));
            }

            return new VerifiedFile(output.Name, output.Bytes, partial ? FileVerdict.NotKept : FileVerdict.Missing);
        }

        var (bytes, hash) = ResultFileException.Guard(path, "read", () =>
        {
            using var file = File.OpenRead(path);
            return (file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
        });
        if (bytes == output.Bytes && hash == output.Sha256)
        {
            return new VerifiedFile(output.Name, bytes, FileVerdict.Ok);
        }

        findings.Add(new Finding(
            output.Name,
            bytes != output.Bytes
                ? FormattableString.Invariant($"it has changed: {bytes} bytes, and {output.Bytes} were written")
                : $"it has changed: sha256 {hash}, and {output.Sha256} was written",
            remedy));
        return new VerifiedFile(output.Name, bytes, FileVerdict.Changed);
    }

    // Reports, figures and notes may lie beside a run; a table that readers would take for the run's own may not.
    private VerifiedFile? Other(string name, ImmutableArray<Finding>.Builder findings)
    {
        if (Length(name) is not { } length)
        {
            return null;
        }

        var isTable = name is RunNames.Plan or RunNames.Instances || RunNames.IsPart(name);
        if (isTable && manifest is not null)
        {
            findings.Add(new Finding(name, "the manifest does not name it, so it belongs to another run", "remove the file"));
        }

        return new VerifiedFile(
            name,
            length,
            verdicts.TryGetValue(name, out var verdict) ? verdict
            : (isTable || IsRemain(name)) && manifest is null ? FileVerdict.Unverified : RunNames.IsReport(name) ? FileVerdict.Report : FileVerdict.Unlisted);
    }
}
