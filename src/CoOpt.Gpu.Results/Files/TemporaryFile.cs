namespace CoOpt.Gpu.Results.Files;

/// <summary>
/// A file in the making, under a temporary name of its folder (exclusive, links not followed), and the system calls that make it durable under its own. The first failure is the last call that is made
/// for it: the temporary file is removed, and the same failure reported ever after.
/// </summary>
internal sealed class TemporaryFile
{
    private readonly IFileOperations _operations;
    private readonly string _path;
    private readonly string _name;
    private readonly string _temporary;
    private int _folder = -1;
    private int _file = -1;
    private ResultFileException? _failure;

    /// <summary>Starts the file <paramref name="path"/>, whose folder <paramref name="openFolder"/> opens for it.</summary>
    /// <exception cref="ResultFileException">The folder or the temporary file cannot be opened.</exception>
    internal TemporaryFile(string path, Func<int> openFolder, IFileOperations operations)
    {
        _operations = operations;
        _path = path;
        _name = Path.GetFileName(path);
        ArgumentException.ThrowIfNullOrEmpty(_name, nameof(path));
        _temporary = TemporaryName.Take(_name);
        _folder = Check(openFolder(), "open folder");
        _file = Check(operations.CreateExclusive(_folder, _temporary), "create temporary file");
        IsOpen = true;
    }

    /// <summary>Whether it can be written to and committed.</summary>
    internal bool IsOpen { get; private set; }

    internal string FullPath => _path;

    internal void ThrowIfUnusable()
    {
        // Whoever disposes a writer in front of this file after a failure must see that failure again, not a second one.
        if (_failure is not null)
        {
            throw new ResultFileException(_failure.Path, _failure.Operation, _failure.Errno);
        }

        ObjectDisposedException.ThrowIf(!IsOpen, typeof(AtomicFileStream));
    }

    internal void Write(ReadOnlySpan<byte> rest)
    {
        while (rest.Length > 0)
        {
            var written = Check(_operations.Write(_file, rest), "write");

            // A write that takes nothing and reports nothing would be repeated for ever.
            rest = rest[Check(written == 0 ? -Errnos.Io : written, "write")..];
        }
    }

    /// <summary>Makes it durable under its name, in place of what is there.</summary>
    internal void Commit()
    {
        Finish();
        Check(_operations.Rename(_folder, _temporary, _name), "rename");
        Settle();
    }

    /// <summary>The same, unless something is there: then it is dropped and false returned.</summary>
    /// <remarks>A second name for the finished file is given only if it is free, and the temporary one taken away. Where the file system has no second names, a look and a rename have to do.</remarks>
    internal bool CommitNew()
    {
        Finish();
        var linked = _operations.Link(_folder, _temporary, _name);
        var isWithoutLinks = linked is -Errnos.NotPermitted or -Errnos.NotSupported or -Errnos.NotImplemented or -Errnos.TooManyLinks;
        if (linked == -Errnos.Exists || (isWithoutLinks && Exists()))
        {
            Abandon();
            return false;
        }

        if (isWithoutLinks)
        {
            Check(_operations.Rename(_folder, _temporary, _name), "rename");
        }
        else
        {
            Check(linked, "link");
            Check(_operations.Unlink(_folder, _temporary), "remove the temporary file");
        }

        Settle();
        return true;
    }

    /// <summary>Drops it unless it was committed.</summary>
    internal void Abandon()
    {
        if (_file >= 0)
        {
            _ = _operations.Close(_file);
        }

        // Exclusive creation: what has our name is ours, so a failed creation must not remove anything.
        if (IsOpen)
        {
            _ = _operations.Unlink(_folder, _temporary);
        }

        if (_folder >= 0)
        {
            _ = _operations.Close(_folder);
        }

        TemporaryName.Release(_temporary);
        (_file, _folder, IsOpen) = (-1, -1, false);
    }

    private void Finish()
    {
        Check(_operations.Sync(_file), "fsync");
        Check(_operations.Close(Interlocked.Exchange(ref _file, -1)), "close");
    }

    private void Settle()
    {
        IsOpen = false;
        TemporaryName.Release(_temporary);
        Check(DurableFolder.Sync(_operations, _folder), "fsync of the folder");
        Check(_operations.Close(Interlocked.Exchange(ref _folder, -1)), "close of the folder");
    }

    private bool Exists()
    {
        var there = _operations.OpenFile(_folder, _name);
        if (there == -Errnos.NoEntry)
        {
            return false;
        }

        _ = _operations.Close(Check(there, "open"));
        return true;
    }

    private int Check(int result, string operation)
    {
        if (result >= 0)
        {
            return result;
        }

        _failure = new ResultFileException(_path, operation, -result);
        Abandon();
        throw _failure;
    }
}
