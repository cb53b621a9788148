using System.Collections.Immutable;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Tables;
using CoOpt.Gpu.Results.Verification;

namespace CoOpt.Gpu.Cli.Reruns;

/// <summary>Holds the outputs of a new run against those recorded.</summary>
internal static class RerunFiles
{
    /// <summary>Every file that either of the two has, by name; all as new where nothing is recorded.</summary>
    public static ImmutableArray<RerunFile> Compare(RecordedRun run, string made)
    {
        var now = RunManifest.Parse(File.ReadAllBytes(Path.Combine(made, RunNames.Manifest))).Outputs.ToDictionary(o => o.Name, StringComparer.Ordinal);
        var recorded = (run.Manifest?.Outputs ?? []).ToDictionary(o => o.Name, StringComparer.Ordinal);
        return
        [
            .. now.Keys.Union(recorded.Keys).Order(StringComparer.Ordinal)
                .Select(name => Compare(run, made, name, recorded.GetValueOrDefault(name), now.GetValueOrDefault(name))),
        ];
    }

    private static RerunFile Compare(RecordedRun run, string made, string name, ManifestFile? recorded, ManifestFile? now) =>
        recorded is null ? new RerunFile(name, false, "it was not recorded, and the rerun wrote it")
        : now is null ? new RerunFile(name, false, "it was recorded, and the rerun did not write it")
        : recorded.Sha256 == now.Sha256 ? Stored(run, recorded)
        : new RerunFile(name, false, Difference(Path.Combine(run.Folder, name), Path.Combine(made, name)));

    // What was recorded is made again: what is left to ask is whether it is still there. Tables may not have been kept.
    private static RerunFile Stored(RecordedRun run, ManifestFile recorded) =>
        !File.Exists(Path.Combine(run.Folder, recorded.Name)) || IntactTable.IsAsWritten(run.Folder, recorded) ? new RerunFile(recorded.Name, true, "")
        : new RerunFile(recorded.Name, false, "the same bytes as were recorded are made again, and the stored file has changed since it was written; restore it, or take those of a rerun without --check") { IsDamaged = true };

    private static string Difference(string recorded, string made)
    {
        if (!File.Exists(recorded))
        {
            return "its hash is another, and the recorded file was not kept, so the first row that differs cannot be told";
        }

        try
        {
            using var was = TableReader.Open(recorded);
            using var becomes = TableReader.Open(made);
            return TableComparison.First(was, becomes) is { } first
                ? first.ToString()
                : "every cell is the same as in the stored file, which is not what the manifest was written for (coopt verify)";
        }
        catch (TableFormatException error)
        {
            return $"the stored file is malformed: {error.Message}";
        }
    }
}
