namespace CoOpt.Gpu.Results.Files;

/// <summary>Folders whose names survive a power cut.</summary>
internal static class DurableFolder
{
    /// <summary>Makes <paramref name="path"/> and the folders above it where they are missing, each made durable in the one above.</summary>
    /// <exception cref="ResultFileException">A folder cannot be made or made durable.</exception>
    internal static void Create(string path, IFileOperations operations)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        var parent = Path.GetDirectoryName(path)!;
        Create(parent, operations);
        _ = ResultFileException.Guard(path, "create folder", () => Directory.CreateDirectory(path));

        // Folders above a run may well be links; "." is what they lead to.
        var handle = Check(operations.OpenFolder(Path.Combine(parent, ".")), parent, "open folder");
        var synced = Sync(operations, handle);
        _ = operations.Close(handle);
        _ = Check(synced, parent, "fsync of the folder");
    }

    /// <summary>Makes the entries of an open folder durable. File systems that cannot sync folders answer EINVAL; on them there is nothing to be done.</summary>
    internal static int Sync(IFileOperations operations, int folder) =>
        operations.Sync(folder) is var result && result == -Errnos.Invalid ? 0 : result;

    private static int Check(int result, string path, string operation) => result >= 0 ? result : throw new ResultFileException(path, operation, -result);
}
