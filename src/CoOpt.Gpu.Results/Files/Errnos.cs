namespace CoOpt.Gpu.Results.Files;

/// <summary>The error numbers that are told apart; the same on Linux and macOS.</summary>
internal static class Errnos
{
    internal const int NoEntry = 2;
    internal const int Interrupted = 4;
    internal const int Io = 5;
    internal const int Access = 13;
    internal const int Invalid = 22;

    /// <summary>EWOULDBLOCK of Linux: somebody else holds the lock.</summary>
    internal const int WouldBlock = 11;
}
