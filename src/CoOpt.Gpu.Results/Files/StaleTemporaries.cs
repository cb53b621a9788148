namespace CoOpt.Gpu.Results.Files;

/// <summary>Removes what killed writers left behind.</summary>
public static class StaleTemporaries
{
    /// <summary>A file of another host that has not grown for this long has no living writer.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Removes the temporary files directly in <paramref name="folder"/> whose writer is dead, and returns how many. Other files are never touched.</summary>
    /// <exception cref="ResultFileException">The folder cannot be listed or a file not removed.</exception>
    public static int Collect(string folder) => Collect(folder, isAlone: false);

    /// <summary>The same; with <paramref name="isAlone"/> no other process of this machine can be writing there, whatever its number is now given to.</summary>
    internal static int Collect(string folder, bool isAlone)
    {
        if (!Directory.Exists(folder))
        {
            return 0;
        }

        return ResultFileException.Guard(folder, "collect temporary files", () =>
        {
            var old = DateTime.UtcNow - Patience;
            var removed = 0;
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles(".*.tmp"))
            {
                if (TemporaryName.IsStale(file.Name, file.LastWriteTimeUtc, old, isAlone))
                {
                    file.Delete();
                    removed++;
                }
            }

            return removed;
        });
    }
}
