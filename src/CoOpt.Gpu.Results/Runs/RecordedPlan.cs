using System.Text.RegularExpressions;
using CoOpt.Gpu.Results.Checkpoints;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>
/// The plan that the files of an interrupted run are of. plan.json has no checksum of its own, and one changed digit makes another sweep of it; the records of the shards, merge.json and the checkpoints have,
/// and name its hash.
/// </summary>
public static partial class RecordedPlan
{
    /// <summary>What to do where plan.json is not that of its run.</summary>
    internal const string Remedy = "restore it, or run the spec (coopt run), which writes it anew and goes on";

    /// <summary>Refuses a folder whose plan.json has changed since its run was begun: what is committed in it would count as another run's.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="plan">What plan.json holds now.</param>
    /// <exception cref="RunFolderException">It has changed.</exception>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    public static void Require(string folder, SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(plan);
        using var home = OpenFolder.Open(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), FileOperations.Current);
        if (Change(home, plan) is { } change)
        {
            throw new RunFolderException(RunFolderProblem.Corrupt, $"{folder}/{RunNames.Plan}: {change}; {Remedy}");
        }
    }

    /// <summary>Why plan.json cannot be that of its run; null where nothing speaks against it.</summary>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    internal static string? Change(OpenFolder home, SweepPlan plan)
    {
        if (Of(home, plan.Hash) is { } recorded)
        {
            return recorded == plan.Hash ? null : $"it has changed, or what is committed beside it is not its own: its sha256 is {plan.Hash}, and that is of {recorded}";
        }

        // Nothing is committed yet: the folder's name ends in the first digits of the hash, unless somebody gave it another.
        var name = Path.GetFileName(home.FullPath);
        return name.StartsWith(plan.Sweep.Name + "-", StringComparison.Ordinal) && Digits().IsMatch(name[(plan.Sweep.Name.Length + 1)..]) && !name.EndsWith(plan.ShortHash, StringComparison.Ordinal)
            ? $"it has changed: its sha256 is {plan.Hash}, and the folder's name has the first digits of another"
            : null;
    }

    /// <summary>The hash that the run's sealed files name: <paramref name="expected"/> where one of them does, else that of the first; null where none can be read.</summary>
    /// <exception cref="ResultFileException">A file is there but cannot be read.</exception>
    internal static string? Of(OpenFolder home, string expected)
    {
        string? other = null;
        foreach (var hash in Records(home).Concat(Journal(home)).Concat(Checkpoints(home)))
        {
            if (hash == expected)
            {
                return hash;
            }

            other ??= hash;
        }

        return other;
    }

    /// <summary>Whether there are files that only a run in the making has, and that hold work.</summary>
    internal static bool HasWork(string folder) =>
        File.Exists(Path.Combine(folder, MergeJournal.FileName))
        || Names(Path.Combine(folder, RunNames.Shards)).Any(static n => ShardNames.IsRecord(n, out _))
        || Names(Path.Combine(folder, RunNames.Checkpoints)).Any(CheckpointNames.IsOne);

    private static IEnumerable<string> Names(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Select(static f => Path.GetFileName(f)) : [];

    private static IEnumerable<string> Records(OpenFolder home)
    {
        using var shards = Folder(home, RunNames.Shards);
        foreach (var name in shards?.Names().Where(static n => ShardNames.IsRecord(n, out _)) ?? [])
        {
            if (Read(shards!, name, static file => ShardRecord.Parse(file.ReadAll(ShardRecord.MaximumBytes)).PlanSha256) is { } hash)
            {
                yield return hash;
            }
        }
    }

    private static IEnumerable<string> Journal(OpenFolder home) => MergeJournal.PlanOf(home) is { } hash ? [hash] : [];

    private static IEnumerable<string> Checkpoints(OpenFolder home)
    {
        using var folder = Folder(home, RunNames.Checkpoints);
        foreach (var name in folder?.Names().Where(static n => CheckpointNames.IsOne(n)) ?? [])
        {
            if (Read(folder!, name, static file => CheckpointFile.ReadBlocks(file).Header.PlanSha256) is { } hash)
            {
                yield return hash;
            }
        }
    }

    private static OpenFolder? Folder(OpenFolder home, string name)
    {
        try
        {
            return home.TryOpen(name);
        }
        catch (ResultFileException e) when (e.IsOtherThing)
        {
            return null;
        }
    }

    // What cannot be read for what it is says nothing.
    private static string? Read(OpenFolder folder, string name, Func<FileReader, string> plan)
    {
        try
        {
            using var file = folder.TryRead(name);
            return file is null ? null : plan(file);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or ResultFileException { IsOtherThing: true })
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[0-9a-f]{8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
