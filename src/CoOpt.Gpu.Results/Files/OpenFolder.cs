namespace CoOpt.Gpu.Results.Files;

/// <summary>An open folder: what is done in it goes by its handle, so that a symbolic link put in its way meanwhile leads nowhere. Every failure names the path.</summary>
internal sealed class OpenFolder : IDisposable
{
    private int _handle;

    private OpenFolder(string path, int handle, IFileOperations operations)
    {
        (FullPath, _handle, Operations) = (path, handle, operations);
    }

    internal string FullPath { get; }

    internal IFileOperations Operations { get; }

    /// <summary>Opens a folder that is not a symbolic link.</summary>
    /// <exception cref="ResultFileException">It cannot be opened.</exception>
    internal static OpenFolder Open(string path, IFileOperations operations)
    {
        var handle = operations.OpenFolder(path);
        return handle >= 0 ? new OpenFolder(path, handle, operations) : throw new ResultFileException(path, "open folder", -handle);
    }

    /// <summary>Opens a folder within this one; null where there is none.</summary>
    /// <exception cref="ResultFileException">It is a symbolic link or a file, or cannot be opened.</exception>
    internal OpenFolder? TryOpen(string name)
    {
        var handle = Operations.OpenSubfolder(_handle, name);
        return handle == -Errnos.NoEntry ? null : new OpenFolder(PathOf(name), Check(handle, name, "open folder"), Operations);
    }

    /// <summary>Opens a folder within this one, making it durably where needed.</summary>
    /// <exception cref="ResultFileException">It cannot be made or opened.</exception>
    internal OpenFolder Make(string name)
    {
        if (TryOpen(name) is { } there)
        {
            return there;
        }

        if (Operations.MakeFolder(_handle, name) is var made && made != -Errnos.Exists)
        {
            _ = Check(made, name, "create folder");
        }

        Sync();
        return TryOpen(name) ?? throw new ResultFileException(PathOf(name), "open folder", Errnos.NoEntry);
    }

    /// <summary>The names of everything in it, in ordinal order.</summary>
    /// <exception cref="ResultFileException">It cannot be listed.</exception>
    internal string[] Names() => ResultFileException.Guard(FullPath, "list", () =>
        Operations.List(FullPath).Order(StringComparer.Ordinal).ToArray());

    /// <summary>The handle of this folder once more, for an owner of its own.</summary>
    internal int Again() => Operations.OpenSubfolder(_handle, ".");

    /// <summary>Opens a file for reading; null where there is none.</summary>
    /// <exception cref="ResultFileException">It is a symbolic link, or cannot be opened.</exception>
    internal FileReader? TryRead(string name)
    {
        var handle = Operations.OpenFile(_handle, name);
        return handle == -Errnos.NoEntry ? null : new FileReader(PathOf(name), Check(handle, name, "open"), Operations);
    }

    /// <summary>Removes a file; none there is fine.</summary>
    /// <exception cref="ResultFileException">It cannot be removed.</exception>
    internal void Remove(string name)
    {
        var result = Operations.Unlink(_handle, name);
        _ = result == -Errnos.NoEntry ? 0 : Check(result, name, "remove");
    }

    /// <summary>Removes a folder with the files in it; what is in folders below stays, and so does the folder then. A symbolic link or a file of that name is removed itself.</summary>
    /// <exception cref="ResultFileException">A file cannot be removed.</exception>
    internal void RemoveFolder(string name)
    {
        try
        {
            using var inner = TryOpen(name);
            foreach (var file in inner?.Names() ?? [])
            {
                var result = Operations.Unlink(inner!._handle, file);
                _ = result is -Errnos.NoEntry or -Errnos.IsFolder ? 0 : inner.Check(result, file, "remove");
            }
        }
        catch (ResultFileException e) when (e.IsOtherThing)
        {
            Remove(name);
            return;
        }

        RemoveIfEmpty(name);
    }

    /// <summary>Removes a folder unless something is in it; none there is fine.</summary>
    /// <exception cref="ResultFileException">It cannot be removed.</exception>
    internal void RemoveIfEmpty(string name)
    {
        var result = Operations.RemoveFolder(_handle, name);
        _ = result == -Errnos.NoEntry || result == -Errnos.NotEmpty || result == -Errnos.Exists ? 0 : Check(result, name, "remove folder");
    }

    /// <summary>Renames a file, replacing the target; false where there is no such file any more.</summary>
    /// <exception cref="ResultFileException">It cannot be renamed.</exception>
    internal bool Rename(string from, string to)
    {
        var result = Operations.Rename(_handle, from, to);
        return result != -Errnos.NoEntry && Check(result, from, "rename") >= 0;
    }

    /// <summary>Makes its entries durable.</summary>
    /// <exception cref="ResultFileException">They cannot be.</exception>
    internal void Sync()
    {
        var result = DurableFolder.Sync(Operations, _handle);
        _ = result >= 0 ? 0 : throw new ResultFileException(FullPath, "fsync of the folder", -result);
    }

    internal string PathOf(string name) => Path.Combine(FullPath, name);

    public void Dispose()
    {
        if (_handle >= 0)
        {
            _ = Operations.Close(_handle);
            _handle = -1;
        }
    }

    private int Check(int result, string name, string operation) => result >= 0 ? result : throw new ResultFileException(PathOf(name), operation, -result);
}
