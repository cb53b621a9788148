using System.Buffers;
using System.Security.Cryptography;

namespace CoOpt.Gpu.Results.Files;

/// <summary>The SHA-256 of a file that may be long, so that whoever waits for it can stop waiting.</summary>
internal static class FileHash
{
    /// <summary>That of what is left to be read of <paramref name="file"/>, in small hexadecimal digits.</summary>
    /// <exception cref="ResultFileException">It cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was set.</exception>
    internal static string Of(Stream file, CancellationToken token)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // Lent: a run has a file or three per shard, most of them small.
        var buffer = ArrayPool<byte>.Shared.Rent(AtomicFileStream.BufferBytes);
        try
        {
            while (file.Read(buffer) is var read and > 0)
            {
                token.ThrowIfCancellationRequested();
                hash.AppendData(buffer.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
