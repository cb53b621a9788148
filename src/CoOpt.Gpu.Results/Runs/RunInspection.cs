using System.Security.Cryptography;
using System.Text.Json;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>What was found in a run's folder.</summary>
/// <param name="State">The verdict.</param>
/// <param name="Reason">Why it is not complete; empty if it is.</param>
/// <param name="Manifest">The manifest, where there is a readable one.</param>
public sealed record RunInspection(RunFolderState State, string Reason, RunManifest? Manifest)
{
    /// <summary>Reads the manifest of the run in <paramref name="folder"/> and holds every output against it.</summary>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    public static RunInspection Of(string folder)
    {
        var path = Path.Combine(folder, RunNames.Manifest);
        if (!File.Exists(path))
        {
            return File.Exists(Path.Combine(folder, RunNames.Plan))
                ? new RunInspection(RunFolderState.Incomplete, "it has no manifest.json: it was interrupted, or has failed", null)
                : RecordedPlan.HasWork(folder) ? new RunInspection(RunFolderState.Incomplete, "it was interrupted, and has lost its plan.json", null)
                : new RunInspection(RunFolderState.New, "it holds no run", null);
        }

        RunManifest manifest;
        try
        {
            manifest = ManifestJson.Read(ResultFileException.Guard(path, "read", () => File.ReadAllBytes(path)));
        }
        catch (JsonException e)
        {
            return new RunInspection(RunFolderState.Damaged, $"manifest.json cannot be read: {e.Message}", null);
        }

        foreach (var output in manifest.Outputs)
        {
            if (Mismatch(folder, output) is { } mismatch)
            {
                return new RunInspection(RunFolderState.Damaged, mismatch, manifest);
            }
        }

        return manifest.Outputs.Any(o => o.Name == RunNames.Plan && o.Sha256 == manifest.PlanSha256)
            ? new RunInspection(RunFolderState.Complete, "", manifest)
            : new RunInspection(RunFolderState.Damaged, "manifest.json names another plan than plan.json", manifest);
    }

    /// <summary>Checks that there is an interrupted run.</summary>
    /// <exception cref="RunFolderException">There is none.</exception>
    internal void RequireInterrupted(string folder)
    {
        if (State != RunFolderState.Incomplete)
        {
            throw new RunFolderException(
                State == RunFolderState.New ? RunFolderProblem.Absent : RunFolderProblem.Occupied,
                $"{folder}: there is no interrupted run here{(Reason.Length > 0 ? $": {Reason}" : "")}");
        }
    }

    private static string? Mismatch(string folder, ManifestFile output)
    {
        if (!RunNames.IsWithin(output.Name))
        {
            return $"manifest.json names '{output.Name}', which is not a file of the run";
        }

        var path = Path.Combine(folder, output.Name);
        if (!File.Exists(path))
        {
            return $"{output.Name} is missing";
        }

        return ResultFileException.Guard(path, "read", () =>
        {
            using var file = File.OpenRead(path);
            return file.Length == output.Bytes && Convert.ToHexStringLower(SHA256.HashData(file)) == output.Sha256
                ? null
                : $"{output.Name} has changed since it was written";
        });
    }
}
