using System.Text.RegularExpressions;
using CoOpt.Gpu.Results.Checkpoints;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>What only a run in the making needs: merge.json, shards/, checkpoints/ and heartbeats/. Of these folders what is not ours stays, and so do they then.</summary>
public static partial class RunRemains
{
    internal static readonly string[] Folders = [RunNames.Shards, RunNames.Checkpoints, RunNames.Heartbeats];

    /// <summary>Removes it from the folder of a complete run: a crash may have come between the manifest and the end of the clean-up. Does nothing while another process has the folder.</summary>
    /// <exception cref="ResultFileException">A file cannot be removed.</exception>
    public static void Remove(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!File.Exists(Path.Combine(folder, RunNames.Manifest)) || !Folders.Append(MergeJournal.FileName).Any(f => Path.Exists(Path.Combine(folder, f))))
        {
            return;
        }

        using var held = FolderLock.TryTake(folder, shared: false, FileOperations.Current);
        if (held is not null)
        {
            using var home = OpenFolder.Open(folder, FileOperations.Current);
            Remove(home);
        }
    }

    /// <summary>Whether the manifest is written: what else was there may be gone from then on.</summary>
    /// <exception cref="ResultFileException">It is there and cannot be opened.</exception>
    internal static bool IsComplete(OpenFolder home)
    {
        try
        {
            using var manifest = home.TryRead(RunNames.Manifest);
            return manifest is not null;
        }
        catch (ResultFileException e) when (e.IsOtherThing)
        {
            return false;
        }
    }

    /// <summary>The journal goes first, then the records, then what they name: whatever is left after a crash is a state that can be gone on from.</summary>
    internal static void Remove(OpenFolder home)
    {
        home.Remove(MergeJournal.FileName);
        using (var shards = home.TryOpen(RunNames.Shards))
        {
            var names = shards?.Names() ?? [];
            foreach (var name in names.Where(static n => ShardNames.IsRecord(n, out _)).Concat(names.Where(static n => ShardNames.IsBad(n) || ShardNames.IsConflict(n, out _, out _) || TemporaryName.IsOne(n))))
            {
                shards!.RemoveFolder(name);
            }

            foreach (var name in names.Where(static n => ShardNames.IsFolder(n, out _)))
            {
                shards!.RemoveFolder(name);
            }
        }

        home.RemoveIfEmpty(RunNames.Shards);
        Empty(home, RunNames.Checkpoints, CheckpointNames.IsOne);
        Empty(home, RunNames.Heartbeats, static n => HeartbeatName().IsMatch(n));
    }

    private static void Empty(OpenFolder home, string name, Func<string, bool> isOurs)
    {
        using (var folder = home.TryOpen(name))
        {
            foreach (var file in folder?.Names().Where(n => isOurs(n) || TemporaryName.IsOne(n)) ?? [])
            {
                folder!.Remove(file);
            }
        }

        home.RemoveIfEmpty(name);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-][A-Za-z0-9._-]*\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex HeartbeatName();
}
