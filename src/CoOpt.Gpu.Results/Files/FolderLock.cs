namespace CoOpt.Gpu.Results.Files;

/// <summary>Keeps two processes from writing into one folder. The lock is the open folder itself: no lock file, and the system ends it with the process.</summary>
internal sealed class FolderLock : IDisposable
{
    /// <summary>A process being started shares our locks until its program is loaded, so one just ended may look held for some milliseconds.</summary>
    private const int Attempts = 40;
    private const int PauseMilliseconds = 25;

    private readonly IFileOperations _operations;
    private int _folder;

    private FolderLock(IFileOperations operations, int folder, bool isAlone)
    {
        _operations = operations;
        _folder = folder;
        IsAlone = isAlone;
    }

    /// <summary>Whether it keeps every other process of this machine out: it is exclusive, and the file system has such locks.</summary>
    internal bool IsAlone { get; }

    /// <summary>Takes the lock, or returns null where another process has it, or shares it and this one does not want to, for a second.</summary>
    /// <exception cref="ResultFileException">The folder cannot be opened.</exception>
    internal static FolderLock? TryTake(string folder, bool shared, IFileOperations operations)
    {
        var handle = operations.OpenFolder(folder);
        if (handle < 0)
        {
            throw new ResultFileException(folder, "open folder", -handle);
        }

        int result;
        for (var attempt = 1; (result = operations.Lock(handle, shared)) == -Errnos.WouldBlock; attempt++)
        {
            if (attempt == Attempts)
            {
                _ = operations.Close(handle);
                return null;
            }

            Thread.Sleep(PauseMilliseconds);
        }

        // Some network file systems refuse locks on folders; there the lock is left out, since a run must be possible on them.
        return new FolderLock(operations, handle, !shared && result == 0);
    }

    public void Dispose()
    {
        if (_folder >= 0)
        {
            _ = _operations.Close(_folder);
            _folder = -1;
        }
    }
}
