namespace CoOpt.Gpu.Results.Files;

/// <summary>
/// The system calls of a commit, one method each, so that a test can make any of them fail. Each returns a value ≥ 0, or −errno.
/// Handles are the implementation's own.
/// </summary>
internal interface IFileOperations
{
    /// <summary>Opens a folder that is not a symbolic link.</summary>
    int OpenFolder(string path);

    /// <summary>Opens a folder within an open one, "." for the same again; not a symbolic link.</summary>
    int OpenSubfolder(int folder, string name);

    /// <summary>Makes a folder within an open one; fails if the name exists.</summary>
    int MakeFolder(int folder, string name);

    /// <summary>Removes an empty folder of an open one.</summary>
    int RemoveFolder(int folder, string name);

    /// <summary>The names of everything in a folder, in no order: as the class library lists them, and it throws what that throws.</summary>
    IEnumerable<string> List(string path) =>
        Directory.EnumerateFileSystemEntries(path, "*", new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false }).Select(static f => Path.GetFileName(f));

    /// <summary>Opens file <paramref name="name"/> of an open folder for reading; not a symbolic link, and without waiting for anybody to write.</summary>
    int OpenFile(int folder, string name);

    /// <summary>The length of a file open for reading, which is then read from its start; fails for what has none.</summary>
    long Length(int handle);

    /// <summary>Goes to a place of a file open for reading.</summary>
    long Seek(int handle, long offset);

    /// <summary>Reads some bytes and returns how many; 0 at the end.</summary>
    int Read(int handle, Span<byte> bytes);

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

    /// <summary>Gives a file of an open folder a second name; fails if that exists.</summary>
    int Link(int folder, string from, string to);

    /// <summary>Removes a file of an open folder.</summary>
    int Unlink(int folder, string name);

    /// <summary>Takes a lock on an open folder, exclusive or shared with others that share, without waiting; it ends when the handle is closed or the process dies.</summary>
    int Lock(int folder, bool shared);
}
