using System.Collections.Immutable;
using System.Text.Json;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Verification;

/// <summary>A run's folder held against its manifest, its plan and the data dictionary, file by file.</summary>
/// <param name="Files">Every file that is there or should be, in ordinal order, without the manifest itself.</param>
/// <param name="Findings">What does not fit; empty where the run, or what was kept of it, is as it was written.</param>
/// <param name="Plan">The plan, where it can be read.</param>
/// <param name="Manifest">The manifest; null where the run is incomplete or the manifest cannot be read.</param>
public sealed record RunVerification(ImmutableArray<VerifiedFile> Files, ImmutableArray<Finding> Findings, SweepPlan? Plan, RunManifest? Manifest)
{
    internal const string Restore = "restore the file, or make the run again (coopt run … --rerun, or coopt rerun)";

    /// <summary>The committed shards of an interrupted run whose data is as written; null of a complete one, and where there is no plan.</summary>
    public ShardStore? Shards { get; init; }

    /// <summary>Whether there is a manifest; null where there is no plan either.</summary>
    private bool? HasManifest { get; init; }

    /// <summary>What the folder holds.</summary>
    public RunFolderState State =>
        HasManifest is not { } manifest ? RunFolderState.New
        : !manifest ? RunFolderState.Incomplete
        : Findings.IsEmpty ? RunFolderState.Complete : RunFolderState.Damaged;

    /// <summary>Verifies the run in <paramref name="folder"/>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="partial">Whether outputs may be missing and the run incomplete: what is there is checked.</param>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    public static RunVerification Of(string folder, bool partial) => Of(folder, partial, FileOperations.Current);

    internal static RunVerification Of(string folder, bool partial, IFileOperations operations)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var path = Path.Combine(folder, RunNames.Manifest);
        var isComplete = File.Exists(path);
        if (!isComplete && !File.Exists(Path.Combine(folder, RunNames.Plan)))
        {
            if (RecordedPlan.HasWork(folder))
            {
                return new RunVerification([], [new Finding(RunNames.Plan, "it is missing, and without it nothing here can be checked", RecordedPlan.Remedy)], null, null) { HasManifest = false };
            }

            var what = Directory.Exists(folder) ? "there is no run here, neither plan.json nor manifest.json" : "there is no such folder";
            return new RunVerification([], [new Finding("", what, "name the folder that coopt run has printed")], null, null);
        }

        if (!isComplete && !partial)
        {
            findings.Add(new Finding(
                RunNames.Manifest,
                "it is missing, so the run was interrupted, has failed, or is still going",
                "go on with it by coopt resume (coopt merge where every shard is committed), or check only what is there with --partial"));
        }

        var manifest = isComplete ? ReadManifest(path, findings) : null;
        using var home = isComplete ? null : OpenFolder.Open(Path.GetFullPath(folder), operations);
        var plan = ReadPlan(folder, home, manifest, findings);
        var (shards, verdicts) = isComplete || plan is null ? (null, []) : new ShardChecks(folder, plan, findings, operations).Run();
        var files = new RunFiles(folder, manifest, partial, Restore, verdicts).Check(findings);
        if (!isComplete && File.Exists(path))
        {
            // It became complete meanwhile, and what was looked at is gone.
            return Of(folder, partial, operations);
        }

        if (plan is not null)
        {
            var present = files.Where(f => f.Verdict is FileVerdict.Ok or FileVerdict.Changed or FileVerdict.Unverified).Select(f => f.Name);
            new TableChecks(folder, plan, manifest, findings, Restore).Run(present);
        }

        return new RunVerification(files, findings.ToImmutable(), plan, manifest) { HasManifest = isComplete, Shards = shards };
    }

    private static RunManifest? ReadManifest(string path, ImmutableArray<Finding>.Builder findings)
    {
        try
        {
            return ManifestJson.Read(ResultFileException.Guard(path, "read", () => File.ReadAllBytes(path)));
        }
        catch (JsonException e)
        {
            findings.Add(new Finding(RunNames.Manifest, $"it cannot be read: {e.Message.ReplaceLineEndings(" ")}", Restore));
            return null;
        }
    }

    private static SweepPlan? ReadPlan(string folder, OpenFolder? home, RunManifest? manifest, ImmutableArray<Finding>.Builder findings)
    {
        if (manifest is not null && !manifest.Outputs.Any(o => o.Name == RunNames.Plan && o.Sha256 == manifest.PlanSha256))
        {
            findings.Add(new Finding(RunNames.Manifest, "it says two hashes of plan.json, or none: it was edited", Restore));
        }

        var path = Path.Combine(folder, RunNames.Plan);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var plan = SweepPlan.Parse(ResultFileException.Guard(path, "read", () => File.ReadAllBytes(path)));
            if (manifest is not null && plan.Generator != manifest.Generator)
            {
                findings.Add(new Finding(RunNames.Plan, $"its generator is {plan.Generator}, and {manifest.Generator} in the manifest", Restore));
            }

            if (home is not null && RecordedPlan.Change(home, plan) is { } change)
            {
                findings.Add(new Finding(RunNames.Plan, change, RecordedPlan.Remedy));
                return null;
            }

            return plan;
        }
        catch (FormatException e)
        {
            findings.Add(new Finding(RunNames.Plan, e.Message.ReplaceLineEndings(" "), home is null ? Restore : RecordedPlan.Remedy));
            return null;
        }
    }
}
