namespace CoOpt.Gpu.Results.Files;

/// <summary>What a folder's file system does of what a run asks of it.</summary>
/// <param name="FileSync">Whether a file's content can be made durable.</param>
/// <param name="FolderSync">Whether new names can be made durable.</param>
/// <param name="HardLinks">Whether a file can get a second name, and the name of another file is refused: then of two processes that commit the same shard one wins.</param>
/// <param name="Locks">Whether a second lock on the folder is refused, so that two runs cannot share it by mistake.</param>
public sealed record FolderAbilities(bool FileSync, bool FolderSync, bool HardLinks, bool Locks)
{
    /// <summary>Tries it in <paramref name="folder"/> and removes what it made.</summary>
    /// <exception cref="ResultFileException">The folder cannot be opened, or takes no file.</exception>
    public static FolderAbilities Of(string folder) => Of(folder, FileOperations.Current);

    internal static FolderAbilities Of(string folder, IFileOperations operations)
    {
        using var home = OpenFolder.Open(folder, operations);
        var handle = Check(folder, "open", home.Again());
        var other = Check(folder, "open", home.Again());
        var name = $"doctor-{Environment.ProcessId}";
        string[] names = [name, $"{name}-link"];
        try
        {
            var file = Check(home.PathOf(name), "create", operations.CreateExclusive(handle, name));
            Check(home.PathOf(name), "write", operations.Write(file, "coopt"u8));
            var fileSync = operations.Sync(file) >= 0;
            Check(home.PathOf(name), "close", operations.Close(file));
            var links = operations.Link(handle, name, names[1]) >= 0 && operations.Link(handle, name, names[1]) < 0;
            var folderSync = operations.Sync(handle) >= 0;
            var locks = operations.Lock(handle, shared: false) >= 0 && operations.Lock(other, shared: false) < 0;
            return new FolderAbilities(fileSync, folderSync, links, locks);
        }
        finally
        {
            foreach (var made in names)
            {
                _ = operations.Unlink(handle, made);
            }

            _ = operations.Close(other);
            _ = operations.Close(handle);
        }
    }

    private static int Check(string path, string operation, int result) => result >= 0 ? result : throw new ResultFileException(path, operation, -result);
}
