using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Results.Files;

/// <summary>The operations by libc. Interrupted calls are repeated, except close, after which Linux has freed the descriptor.</summary>
internal sealed class PosixFileOperations : IFileOperations
{
    /// <summary>rw-r--r--, before the umask.</summary>
    private const int Mode = 0x1A4;

    /// <summary>rwxrwxrwx, before the umask.</summary>
    private const int FolderMode = 0x1FF;

    public int OpenFolder(string path) =>
        Repeat(() => PosixCalls.Open(path, PosixCalls.Folder | PosixCalls.NoFollow | PosixCalls.CloseOnExec, 0));

    public int OpenSubfolder(int folder, string name) =>
        Repeat(() => PosixCalls.OpenAt(folder, name, PosixCalls.Folder | PosixCalls.NoFollow | PosixCalls.CloseOnExec, 0));

    public int MakeFolder(int folder, string name) => Repeat(() => PosixCalls.MakeFolderAt(folder, name, FolderMode));

    public int RemoveFolder(int folder, string name) => Repeat(() => PosixCalls.UnlinkAt(folder, name, PosixCalls.RemoveFolder));

    public int OpenFile(int folder, string name) =>
        Repeat(() => PosixCalls.OpenAt(folder, name, PosixCalls.NoFollow | PosixCalls.CloseOnExec | PosixCalls.NonBlocking, 0));

    public long Length(int handle)
    {
        // A folder opens for reading like a file, and on many file systems its end is the greatest number there is; to be read it refuses, were it no bytes.
        if (Read(handle, []) is var read and < 0)
        {
            return read;
        }

        var length = PosixCalls.Seek(handle, 0, PosixCalls.FromEnd);
        return length < 0 || PosixCalls.Seek(handle, 0, PosixCalls.FromStart) < 0 ? -Marshal.GetLastPInvokeError() : length;
    }

    public long Seek(int handle, long offset) => PosixCalls.Seek(handle, offset, PosixCalls.FromStart) is var place and >= 0 ? place : -Marshal.GetLastPInvokeError();

    public unsafe int Read(int handle, Span<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            while (true)
            {
                var read = PosixCalls.Read(handle, start, bytes.Length);
                var errno = read < 0 ? Marshal.GetLastPInvokeError() : 0;
                if (errno != Errnos.Interrupted)
                {
                    return read < 0 ? -errno : (int)read;
                }
            }
        }
    }

    public int CreateExclusive(int folder, string name) =>
        Repeat(() => PosixCalls.OpenAt(folder, name, PosixCalls.WriteOnly | PosixCalls.CreateNew | PosixCalls.NoFollow | PosixCalls.CloseOnExec, Mode));

    public unsafe int Write(int handle, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            while (true)
            {
                var written = PosixCalls.Write(handle, start, bytes.Length);
                var errno = written < 0 ? Marshal.GetLastPInvokeError() : 0;
                if (errno != Errnos.Interrupted)
                {
                    return written < 0 ? -errno : (int)written;
                }
            }
        }
    }

    public int Sync(int handle) => Repeat(() => PosixCalls.Sync(handle));

    public int Close(int handle) => PosixCalls.Close(handle) < 0 ? -Marshal.GetLastPInvokeError() : 0;

    public int Rename(int folder, string from, string to) => Repeat(() => PosixCalls.RenameAt(folder, from, folder, to));

    public int Link(int folder, string from, string to) => Repeat(() => PosixCalls.LinkAt(folder, from, folder, to, 0));

    public int Unlink(int folder, string name) => Repeat(() => PosixCalls.UnlinkAt(folder, name, 0));

    public int Lock(int folder, bool shared) => Repeat(() => PosixCalls.Lock(folder, shared ? PosixCalls.LockSharedNow : PosixCalls.LockExclusiveNow));

    private static int Repeat(Func<int> call)
    {
        while (true)
        {
            var result = call();
            var errno = result < 0 ? Marshal.GetLastPInvokeError() : 0;
            if (errno != Errnos.Interrupted)
            {
                return result < 0 ? -errno : result;
            }
        }
    }
}
