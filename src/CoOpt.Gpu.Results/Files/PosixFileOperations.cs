using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Results.Files;

/// <summary>The operations by libc. Interrupted calls are repeated, except close, after which Linux has freed the descriptor.</summary>
internal sealed class PosixFileOperations : IFileOperations
{
    /// <summary>rw-r--r--, before the umask.</summary>
    private const int Mode = 0x1A4;

    public int OpenFolder(string path) =>
        Repeat(() => PosixCalls.Open(path, PosixCalls.Folder | PosixCalls.NoFollow | PosixCalls.CloseOnExec, 0));

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

    public int Unlink(int folder, string name) => Repeat(() => PosixCalls.UnlinkAt(folder, name, 0));

    public int Lock(int folder) => Repeat(() => PosixCalls.Lock(folder, PosixCalls.LockExclusiveNow));

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
