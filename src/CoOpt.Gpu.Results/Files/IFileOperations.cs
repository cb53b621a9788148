namespace CoOpt.Gpu.Results.Files;

/// <summary>
/// The system calls of a commit, one method each, so that a test can make any of them fail. Each returns a value ≥ 0, or −errno.
/// Handles are the implementation's own.
/// </summary>
internal interface IFileOperations
{
    /// <summary>Opens a folder that is not a symbolic link.</summary>
    int OpenFolder(string path);

    /// <summary>Creates file <paramref name="name"/> in an open folder for writing; fails if it exists, even as a link.</summary>
    int CreateExclusive(int folder, string name);

    /// <summary>Writes some of <paramref name="bytes"/> and returns how many.</summary>
    int Write(int handle, ReadOnlySpan<byte> bytes);

    /// <summary>Makes a file's content, or a folder's entries, durable.</summary>
    int Sync(int handle);

    /// <summary>Closes a handle, which is gone even where this reports an error.</summary>
    int Close(int handle);

    /// <summary>Renames within an open folder, replacing the target.</summary>
    int Rename(int folder, string from, string to);

    /// <summary>Removes a file of an open folder.</summary>
    int Unlink(int folder, string name);

    /// <summary>Takes an exclusive lock on an open folder without waiting; it ends when the handle is closed or the process dies.</summary>
    int Lock(int folder);
}
