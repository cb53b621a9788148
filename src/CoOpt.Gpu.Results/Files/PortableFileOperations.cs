using System.Collections.Concurrent;

namespace CoOpt.Gpu.Results.Files;

/// <summary>
/// The operations by the class library, for systems without Linux's libc. Files still appear whole or not at all; what is missing is said here:
/// a folder's entries are not made durable, errors of the file's own fsync may go unreported, and there is no folder lock.
/// </summary>
internal sealed class PortableFileOperations : IFileOperations
{
    private readonly ConcurrentDictionary<int, object> _open = new();
    private int _last;

    public int OpenFolder(string path)
    {
        var folder = new DirectoryInfo(path);
        return File.Exists(path) ? -Errnos.NotFolder : !folder.Exists ? -Errnos.NoEntry : folder.LinkTarget is not null ? -Errnos.IsLink : Add(path);
    }

    public int OpenSubfolder(int folder, string name) => OpenFolder(name == "." ? (string)_open[folder] : Join(folder, name));

    public int MakeFolder(int folder, string name) => Try(() =>
    {
        var path = Join(folder, name);
        if (Path.Exists(path))
        {
            return -Errnos.Exists;
        }

        _ = Directory.CreateDirectory(path);
        return 0;
    });

    public int RemoveFolder(int folder, string name) => Try(() =>
    {
        var path = Join(folder, name);
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            return -Errnos.NotEmpty;
        }

        Directory.Delete(path);
        return 0;
    });

    public int OpenFile(int folder, string name) => Try(() =>
    {
        var file = new FileInfo(Join(folder, name));
        return file.LinkTarget is not null ? -Errnos.IsLink : Directory.Exists(file.FullName) ? -Errnos.IsFolder : Add(new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));
    });

    public long Length(int handle) => ((FileStream)_open[handle]).Length;

    public long Seek(int handle, long offset) => ((FileStream)_open[handle]).Seek(offset, SeekOrigin.Begin);

    public int Read(int handle, Span<byte> bytes)
    {
        try
        {
            return ((FileStream)_open[handle]).Read(bytes);
        }
        catch (IOException e)
        {
            return Failure(e);
        }
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

    public int Link(int folder, string from, string to) => -Errnos.NotSupported;

    public int Unlink(int folder, string name) => Try(() =>
    {
        var path = Join(folder, name);
        if (!Path.Exists(path) && new FileInfo(path).LinkTarget is null)
        {
            return -Errnos.NoEntry;
        }

        if (Directory.Exists(path) && new FileInfo(path).LinkTarget is null)
        {
            return -Errnos.IsFolder;
        }

        File.Delete(path);
        return 0;
    });

    public int Lock(int folder, bool shared) => -Errnos.NotSupported;

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
