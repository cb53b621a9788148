namespace CoOpt.Gpu.Storms.Programs;

/// <summary>A tmpfs: a disk of any size.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly string _path;

    private SmallDisk(string path) => _path = path;

    /// <summary>Why none can be mounted; null where it can.</summary>
    public static string? Missing { get; } = Probe();

    /// <summary>Mounts one on <paramref name="path"/>.</summary>
    /// <param name="path">A folder, made where it is missing.</param>
    /// <param name="options">Such as <c>size=4096</c>.</param>
    public static SmallDisk Mount(string path, string options)
    {
        _ = Directory.CreateDirectory(path);
        return Launch.Succeeds("mount", "-t", "tmpfs", "-o", options, "tmpfs", path) ? new SmallDisk(path) : throw new InvalidOperationException($"mounting a tmpfs with {options} failed");
    }

    /// <summary>Changes its options.</summary>
    public void Resize(string options)
    {
        if (!Launch.Succeeds("mount", "-o", $"remount,{options}", _path))
        {
            throw new InvalidOperationException($"remounting a tmpfs with {options} failed");
        }
    }

    /// <summary>Takes it away with all that is on it.</summary>
    public void Dispose() => _ = Launch.Succeeds("umount", _path) || Launch.Succeeds("umount", "-l", _path);

    private static string? Probe()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "tmpfs is a file system of Linux";
        }

        var path = Directory.CreateTempSubdirectory("storms-disk-").FullName;
        try
        {
            using var disk = Mount(path, "size=4096");
            return null;
        }
        catch (InvalidOperationException)
        {
            return "mounting a tmpfs is not allowed here";
        }
        finally
        {
            Directory.Delete(path);
        }
    }
}
