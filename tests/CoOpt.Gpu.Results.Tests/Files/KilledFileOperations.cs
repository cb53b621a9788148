using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Results.Tests.Files;

/// <summary>
/// The real operations up to call number <paramref name="killAt"/> (from 0); that one and all later ones are not made, as if the process had been killed before it. With <paramref name="errno"/>, only that one
/// call fails, with this error. Handles are closed all the same.
/// </summary>
internal sealed class KilledFileOperations(IFileOperations inner, int killAt, int? errno = null) : IFileOperations
{
    private const int InputOutputError = 5;
    private static readonly string[] Kinds = ["open folder", "create folder", "remove folder", "open", "create", "rename", "link", "unlink", "length", "seek", "read", "write", "fsync", "close", "lock"];
    private readonly HashSet<int> _open = [];
    private int _calls;

    /// <summary>The operation at which it happened; null if it has not.</summary>
    internal string? Stopped { get; private set; }

    /// <summary>Every call with the name it is about.</summary>
    internal List<string> Calls { get; } = [];

    /// <summary>Told of the number of each call before it is made.</summary>
    internal Action<int>? Before { get; set; }

    /// <summary>How often a folder was listed; no call of its own, since it changes nothing.</summary>
    internal int Listings { get; private set; }

    internal int OpenHandles => _open.Count;

    public int OpenFolder(string path) => Opened(Call("open folder", () => inner.OpenFolder(path)));

    public int OpenSubfolder(int folder, string name) => Opened(Call($"open folder {name}", () => inner.OpenSubfolder(folder, name)));

    public int MakeFolder(int folder, string name) => (int)Call($"create folder {name}", () => inner.MakeFolder(folder, name));

    public int RemoveFolder(int folder, string name) => (int)Call($"remove folder {name}", () => inner.RemoveFolder(folder, name));

    public IEnumerable<string> List(string path)
    {
        Listings++;
        return inner.List(path);
    }

    public int OpenFile(int folder, string name) => Opened(Call($"open {name}", () => inner.OpenFile(folder, name)));

    public long Length(int handle) => Call("length", () => inner.Length(handle));

    public long Seek(int handle, long offset) => Call("seek", () => inner.Seek(handle, offset));

    public int Read(int handle, Span<byte> bytes)
    {
        var some = new byte[bytes.Length];
        var read = (int)Call("read", () => inner.Read(handle, some));
        some.AsSpan(0, Math.Max(0, read)).CopyTo(bytes);
        return read;
    }

    public int CreateExclusive(int folder, string name) => Opened(Call($"create {name}", () => inner.CreateExclusive(folder, name)));

    public int Write(int handle, ReadOnlySpan<byte> bytes)
    {
        // In two pieces, so that a kill leaves half a file.
        var some = bytes[..Math.Max(1, bytes.Length / 2)].ToArray();
        return (int)Call("write", () => inner.Write(handle, some));
    }

    public int Sync(int handle) => (int)Call("fsync", () => inner.Sync(handle));

    public int Close(int handle)
    {
        _ = _open.Remove(handle);
        var closed = inner.Close(handle);
        return (int)Call("close", () => closed);
    }

    public int Rename(int folder, string from, string to) => (int)Call($"rename {to}", () => inner.Rename(folder, from, to));

    public int Link(int folder, string from, string to) => (int)Call($"link {to}", () => inner.Link(folder, from, to));

    public int Unlink(int folder, string name) => (int)Call($"unlink {name}", () => inner.Unlink(folder, name));

    public int Lock(int folder, bool shared) => (int)Call("lock", () => inner.Lock(folder, shared));

    private int Opened(long handle)
    {
        if (handle >= 0)
        {
            _ = _open.Add((int)handle);
        }

        return (int)handle;
    }

    private long Call(string operation, Func<long> call)
    {
        var number = _calls++;
        Before?.Invoke(number);
        Calls.Add(operation);
        if (number < killAt || (number > killAt && errno is not null))
        {
            return call();
        }

        Stopped ??= Kinds.First(k => operation.StartsWith(k, StringComparison.Ordinal));
        return -(errno ?? InputOutputError);
    }
}
