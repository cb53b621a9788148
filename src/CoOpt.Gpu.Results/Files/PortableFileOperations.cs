using System.Collections.Concurrent;

namespace CoOpt.Gpu.Results.Files;

/// <summary>
/// The operations by the class library, for systems without Linux's libc. Files still appear whole or not at all; what is missing is said here:
/// a folder's entries are not made durable, errors of the file's own fsync may go unreported, and the folder lock always succeeds.
/// </summary>
internal sealed class PortableFileOperations : IFileOperations
{
    private readonly ConcurrentDictionary<int, object> _open = new();
    private int _last;

    public int OpenFolder(string path)
    {
        var folder = new DirectoryInfo(path);
        return !folder.Exists ? -Errnos.NoEntry : folder.LinkTarget is not null ? -Errnos.Access : Add(path);
    }

    public int CreateExclusive(int folder, string name) =>
        Try(() => Add(new FileStream(Join(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0)));

    public int Write(int handle, ReadOnlySpan<byte> bytes)
    {
        try
        {
            ((FileStream)_open[handle]).Write(bytes);
            return bytes.Length;
        }
        catch (IOException e)
        {
            return Failure(e);
        }
    }

    public int Sync(int handle) => Try(() =>
    {
        (_open[handle] as FileStream)?.Flush(flushToDisk: true);
        return 0;
    });

    public int Close(int handle) => Try(() =>
    {
        _ = _open.TryRemove(handle, out var open);
        (open as FileStream)?.Dispose();
        return 0;
    });

    public int Rename(int folder, string from, string to) => Try(() =>
    {
        File.Move(Join(folder, from), Join(folder, to), overwrite: true);
        return 0;
    });

    public int Unlink(int folder, string name) => Try(() =>
    {
        File.Delete(Join(folder, name));
        return 0;
    });

    public int Lock(int folder) => 0;

    private static int Try(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failure(e);
        }
    }

    private static int Failure(Exception e) => -(ResultFileException.ErrnoOf(e) is > 0 and var errno ? errno : Errnos.Io);

    private string Join(int folder, string name) => Path.Combine((string)_open[folder], name);

    private int Add(object open)
    {
        var handle = Interlocked.Increment(ref _last);
        _open[handle] = open;
        return handle;
    }
}
