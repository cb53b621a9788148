using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>Removes the files of a run, and nothing that is not one.</summary>
internal static class RunClearing
{
    /// <summary>The folders of a run's output.</summary>
    internal static readonly string[] OutputFolders = [RunNames.Traces, RunNames.States];

    /// <summary>The manifest goes first and the plan last, so that a crash leaves an incomplete run and never a complete one with holes.</summary>
    /// <exception cref="ResultFileException">A file cannot be removed.</exception>
    internal static void Clear(OpenFolder home)
    {
        home.Remove(RunNames.Manifest);
        RunRemains.Remove(home);
        home.Remove(RunNames.Instances);
        foreach (var name in OutputFolders)
        {
            using (var folder = home.TryOpen(name))
            {
                foreach (var part in folder?.Names().Where(n => RunNames.IsPart($"{name}/{n}")) ?? [])
                {
                    folder!.Remove(part);
                }
            }

            home.RemoveIfEmpty(name);
        }

        home.Remove(RunNames.Plan);
    }

    /// <summary>Takes the lock of a run's folder, and removes the temporary files of dead writers in it.</summary>
    /// <exception cref="RunFolderException">Something is a symbolic link or of another kind than it should be, or another process has the folder.</exception>
    /// <exception cref="ResultFileException">The folder cannot be read, or a file not removed.</exception>
    internal static FolderLock Take(string path, RunAccess access, IFileOperations operations)
    {
        string[] folders = [path, .. RunRemains.Folders.Concat(OutputFolders).Select(f => Path.Combine(path, f))];
        foreach (var folder in folders)
        {
            RefuseLinks(folder);
        }

        RefuseOtherKinds(path, folders[1..]);
        var held = FolderLock.TryTake(path, access == RunAccess.Shared, operations)
            ?? throw new RunFolderException(RunFolderProblem.Busy, $"{path}: another process is writing this run; wait for it, or choose another --out");
        try
        {
            foreach (var folder in folders)
            {
                _ = StaleTemporaries.Collect(folder, held.IsAlone);
            }

            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a symbolic link where a folder of a run should be.</summary>
    /// <exception cref="RunFolderException">It is one.</exception>
    internal static void RefuseLinks(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new RunFolderException(RunFolderProblem.Unsafe, $"{path} is a symbolic link; a run is only written into a folder of its own");
        }
    }

    // Found when it is written it would be found too late: records may have been moved by then, and parts merged.
    private static void RefuseOtherKinds(string path, string[] folders)
    {
        var files = ((string[])[RunNames.Plan, RunNames.Manifest, RunNames.Instances, MergeJournal.FileName]).Select(f => Path.Combine(path, f));
        var parts = OutputFolders.Select(f => Path.Combine(path, f)).Where(Directory.Exists).SelectMany(f => ResultFileException.Guard(f, "list", () => Directory.GetDirectories(f, "part-*.csv")));
        foreach (var file in files.Where(Directory.Exists).Concat(parts))
        {
            throw new RunFolderException(RunFolderProblem.Unsafe, $"{file} is a folder, where a run has a file; move it away");
        }

        foreach (var folder in folders.Where(File.Exists))
        {
            throw new RunFolderException(RunFolderProblem.Unsafe, $"{folder} is a file, where a run has a folder; move it away");
        }
    }

    /// <summary>Removes a run's folder unless something is in it.</summary>
    /// <exception cref="ResultFileException">It cannot be removed.</exception>
    internal static void RemoveIfEmpty(string folder) => _ = ResultFileException.Guard(folder, "remove folder", () =>
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }

        return 0;
    });
}
