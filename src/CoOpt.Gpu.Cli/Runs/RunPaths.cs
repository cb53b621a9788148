using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Paths as the user typed or would type them.</summary>
internal static class RunPaths
{
    /// <summary>The absolute form of <paramref name="path"/>.</summary>
    public static string Absolute(Host host, string path) => Path.GetFullPath(path, host.Folder);

    /// <summary>Relative to the host's folder where it lies below it, else absolute.</summary>
    public static string Shown(Host host, string path)
    {
        var relative = Path.GetRelativePath(host.Folder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>The free space of the file system that will hold <paramref name="path"/>; null where it cannot be told.</summary>
    public static long? FreeBytes(string path)
    {
        var folder = path;
        while (!Directory.Exists(folder))
        {
            if (Path.GetDirectoryName(folder) is not { Length: > 0 } parent)
            {
                return null;
            }

            folder = parent;
        }

        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
