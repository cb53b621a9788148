using System.Collections.Immutable;
using System.Security.Cryptography;
using CoOpt.Gpu.Results.Checkpoints;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Verification;

/// <summary>Holds the shards, checkpoints and merged parts of an interrupted run against their own checksums.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="plan">Its plan.</param>
/// <param name="findings">Where findings go.</param>
/// <param name="operations">How files are read.</param>
internal sealed class ShardChecks(string folder, SweepPlan plan, ImmutableArray<Finding>.Builder findings, IFileOperations operations)
{
    private const string Again = "coopt resume moves it aside and computes what is missing again", Anew = "coopt resume writes it anew", Unmerged = "coopt resume computes again what was merged, and writes it anew";

    /// <summary>Checks everything.</summary>
    /// <returns>The committed shards, and the verdict on each file that was looked into.</returns>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    internal (ShardStore Shards, Dictionary<string, FileVerdict> Verdicts) Run()
    {
        var verdicts = new Dictionary<string, FileVerdict>(StringComparer.Ordinal);
        var store = ShardStore.Read(folder, plan, operations);
        foreach (var fault in store.Faults.Concat(store.VerifyData()))
        {
            verdicts[fault.File] = FileVerdict.Changed;
            findings.Add(new Finding(fault.File, fault.Reason, fault.File != MergeJournal.FileName ? Again : store.Journal is not null ? Anew : Directory.Exists(Path.Combine(folder, fault.File)) ? "move it away; nothing goes on until then" : Unmerged));
        }

        foreach (var record in store.Committed.Values)
        {
            verdicts[$"{RunNames.Shards}/{ShardNames.Record(record.Ordinal)}"] = FileVerdict.Ok;
            foreach (var table in record.Files)
            {
                verdicts[$"{RunNames.Shards}/{record.Folder}/{table.Name}"] = FileVerdict.Ok;
            }
        }

        foreach (var ordinal in store.Conflicts)
        {
            findings.Add(new Finding($"{RunNames.Shards}/{ShardNames.Record(ordinal)}", "another attempt gave other data (the record .other- beside it)", "check the machines (coopt doctor), and start anew with --rerun"));
        }

        using var home = OpenFolder.Open(Path.GetFullPath(folder), operations);
        foreach (var part in store.Journal?.Parts.Values.SelectMany(static p => p) ?? [])
        {
            Check(home, part, verdicts);
        }

        if (store.Journal is not null)
        {
            _ = verdicts.TryAdd(MergeJournal.FileName, FileVerdict.Ok);
        }

        using var checkpoints = home.TryOpen(RunNames.Checkpoints);
        foreach (var name in checkpoints?.Names().Where(CheckpointNames.IsOne) ?? [])
        {
            Check(checkpoints!, name, verdicts);
        }

        return (store, verdicts);
    }

    private void Check(OpenFolder home, ManifestFile part, Dictionary<string, FileVerdict> verdicts)
    {
        var names = part.Name.Split('/');
        using var parent = home.TryOpen(names[0]);
        using var file = parent?.TryRead(names[1]);
        var isSame = file is not null && Convert.ToHexStringLower(SHA256.HashData(file)) == part.Sha256;
        verdicts[part.Name] = isSame ? FileVerdict.Ok : FileVerdict.Changed;
        if (!isSame)
        {
            findings.Add(new Finding(part.Name, "it has changed since it was merged", "coopt resume computes its shards again"));
        }
    }

    private void Check(OpenFolder checkpoints, string name, Dictionary<string, FileVerdict> verdicts)
    {
        var full = $"{RunNames.Checkpoints}/{name}";
        try
        {
            using var file = checkpoints.TryRead(name);
            if (file is null)
            {
                return;
            }

            var header = CheckpointFile.ReadBlocks(file).Header;
            verdicts[full] = FileVerdict.Ok;
            if (header.PlanSha256 != plan.Hash || !CheckpointNames.IsOf(name, header.First, header.Last))
            {
                throw new FormatException(header.PlanSha256 != plan.Hash ? "it is of another plan" : "it is of another range than its name says");
            }
        }
        catch (Exception e) when (e is FormatException or ResultFileException { IsOtherThing: true })
        {
            verdicts[full] = FileVerdict.Changed;
            findings.Add(new Finding(full, e.Message, "coopt resume uses the one before it, or begins its instances anew"));
        }
    }
}
