namespace CoOpt.Gpu.Results.Files;

/// <summary>The error numbers that are told apart; the same on Linux and macOS.</summary>
internal static class Errnos
{
    internal const int NotPermitted = 1;
    internal const int NoEntry = 2;
    internal const int Interrupted = 4;
    internal const int Io = 5;
    internal const int Access = 13;
    internal const int Exists = 17;
    internal const int NotFolder = 20;
    internal const int IsFolder = 21;
    internal const int Invalid = 22;
    internal const int TooManyLinks = 31;

    /// <summary>ENXIO and ESPIPE: a pipe or a device, where a file should be.</summary>
    internal const int NoDevice = 6, IsPipe = 29;

    /// <summary>ENOSYS, ENOTEMPTY, ELOOP and EOPNOTSUPP of Linux.</summary>
    internal const int NotImplemented = 38, NotEmpty = 39, IsLink = 40, NotSupported = 95;

    /// <summary>EWOULDBLOCK of Linux: somebody else holds the lock.</summary>
    internal const int WouldBlock = 11;
}
