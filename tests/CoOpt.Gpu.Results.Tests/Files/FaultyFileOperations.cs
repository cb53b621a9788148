using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Results.Tests.Files;

/// <summary>The real operations, except that call number <paramref name="failAt"/> (from 0) fails with <paramref name="errno"/> without being made.</summary>
internal sealed class FaultyFileOperations(IFileOperations inner, int failAt, int errno) : IFileOperations
{
    private readonly HashSet<int> _open = [];
    private int _calls;

    /// <summary>The operation that failed; null if none did.</summary>
    internal string? Failed { get; private set; }

    /// <summary>Handles not closed.</summary>
    internal int OpenHandles => _open.Count;

    public int OpenFolder(string path) => Opened(Call("open folder", () => inner.OpenFolder(path)));

    public int OpenSubfolder(int folder, string name) => Opened(Call("open folder", () => inner.OpenSubfolder(folder, name)));

    public int MakeFolder(int folder, string name) => Call("create folder", () => inner.MakeFolder(folder, name));

    public int RemoveFolder(int folder, string name) => Call("remove folder", () => inner.RemoveFolder(folder, name));

    public int OpenFile(int folder, string name) => Opened(Call("open", () => inner.OpenFile(folder, name)));

    public long Length(int handle) => Call("length", () => (int)inner.Length(handle));

    public long Seek(int handle, long offset) => Call("seek", () => (int)inner.Seek(handle, offset));

    public int Read(int handle, Span<byte> bytes)
    {
        // Short reads are as good as whole ones.
        var some = new byte[Math.Max(1, bytes.Length / 2)];
        var read = Call("read", () => inner.Read(handle, some));
        some.AsSpan(0, Math.Max(0, read)).CopyTo(bytes);
        return read;
    }

    public int CreateExclusive(int folder, string name) => Opened(Call("create", () => inner.CreateExclusive(folder, name)));

    public int Write(int handle, ReadOnlySpan<byte> bytes)
    {
        // Short writes are as good as whole ones.
        var some = bytes[..Math.Max(1, bytes.Length / 2)].ToArray();
        return Call("write", () => inner.Write(handle, some));
    }

    public int Sync(int handle) => Call("fsync", () => inner.Sync(handle));

    public int Close(int handle)
    {
        // As Linux does: the handle is gone even where close reports an error.
        var failed = _calls == failAt;
        if (failed)
        {
            _ = inner.Close(handle);
        }

        _ = _open.Remove(handle);
        return Call("close", () => inner.Close(handle));
    }

    public int Rename(int folder, string from, string to) => Call("rename", () => inner.Rename(folder, from, to));

    public int Link(int folder, string from, string to) => Call("link", () => inner.Link(folder, from, to));

    public int Unlink(int folder, string name) => inner.Unlink(folder, name);

    public int Lock(int folder, bool shared) => inner.Lock(folder, shared);

    private int Opened(int handle)
    {
        if (handle >= 0)
        {
            _ = _open.Add(handle);
        }

        return handle;
    }

    private int Call(string operation, Func<int> call)
    {
        if (_calls++ != failAt)
        {
            return call();
        }

        Failed = operation;
        return -errno;
    }
}
