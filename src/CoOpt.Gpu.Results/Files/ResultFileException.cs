using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Results.Files;

/// <summary>A result file could not be written, read or made durable. Names the path, the operation and the system's error number.</summary>
public sealed class ResultFileException : IOException
{
    /// <summary>Operation <paramref name="operation"/> on <paramref name="path"/> failed with <paramref name="errno"/> (0 if unknown).</summary>
    public ResultFileException(string path, string operation, int errno, Exception? inner = null)
        : base(Describe(path, operation, errno, inner), inner)
    {
        Path = path;
        Operation = operation;
        Errno = errno;
    }

    /// <summary>The file or folder.</summary>
    public string Path { get; }

    /// <summary>What failed: open, write, fsync, close, rename, …</summary>
    public string Operation { get; }

    /// <summary>The operating system's error number; 0 if unknown.</summary>
    public int Errno { get; }

    /// <summary>Whether something else is there than the file or folder it should be: a symbolic link, a folder, a pipe.</summary>
    internal bool IsOtherThing => Errno is Errnos.IsLink or Errnos.NotFolder or Errnos.IsFolder or Errnos.IsPipe or Errnos.NoDevice;

    /// <summary>Runs <paramref name="action"/> and turns the I/O exceptions of the class library into this one.</summary>
    internal static T Guard<T>(string path, string operation, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is (IOException or UnauthorizedAccessException) and not ResultFileException)
        {
            throw new ResultFileException(path, operation, ErrnoOf(e), e);
        }
    }

    /// <summary>The error number behind an exception of the class library.</summary>
    internal static int ErrnoOf(Exception exception) => exception switch
    {
        ResultFileException e => e.Errno,
        FileNotFoundException or DirectoryNotFoundException => Errnos.NoEntry,
        UnauthorizedAccessException => Errnos.Access,

        // On Unix an I/O exception carries errno as its HResult; HRESULTs proper are negative.
        { HResult: > 0 and < 4096 } e => e.HResult,
        _ => 0,
    };

    private static string Describe(string path, string operation, int errno, Exception? inner)
    {
        var reason = errno > 0 ? $"{Marshal.GetPInvokeErrorMessage(errno)} (errno {errno})" : inner?.Message ?? "unknown error";
        return $"{path}: {operation} failed: {reason}";
    }
}
