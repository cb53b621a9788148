using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CoOpt.Gpu.Results.Checkpoints;

/// <summary>A checkpoint read from its start, hashed as it is read.</summary>
/// <param name="stream">The file.</param>
/// <param name="length">Its bytes before the last hash.</param>
internal sealed class CheckpointSource(Stream stream, long length)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _piece = new byte[64];

    /// <summary>Bytes read.</summary>
    internal long Position { get; private set; }

    /// <summary>Bytes before the last hash.</summary>
    internal long Left => length - Position;

    /// <summary>The next bytes, until the next call.</summary>
    /// <exception cref="FormatException">There are fewer.</exception>
    internal ReadOnlySpan<byte> Take(int count)
    {
        if (_piece.Length < count)
        {
            _piece = new byte[count];
        }

        Read(_piece.AsSpan(0, count));
        return _piece.AsSpan(0, count);
    }

    internal int TakeInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    internal long TakeInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    /// <summary>A text of at most <paramref name="longest"/> bytes.</summary>
    /// <exception cref="FormatException">It is longer, or no text.</exception>
    internal string TakeText(int longest)
    {
        var count = TakeInt32();
        try
        {
            return count >= 0 && count <= longest ? Utf8.GetString(Take(count)) : throw new FormatException("a text of its header is out of range");
        }
        catch (DecoderFallbackException e)
        {
            throw new FormatException("a text of its header is not UTF-8", e);
        }
    }

    /// <summary>Fills <paramref name="bytes"/>.</summary>
    /// <exception cref="FormatException">There are fewer.</exception>
    internal void Read(Span<byte> bytes)
    {
        if (bytes.Length > Left || stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new FormatException("it is cut off");
        }

        _hash.AppendData(bytes);
        Position += bytes.Length;
    }

    /// <summary>Checks that nothing but the right hash of all is left.</summary>
    /// <exception cref="FormatException">It is not so.</exception>
    internal void End()
    {
        if (Left != 0)
        {
            throw new FormatException("there is more in it than its header says");
        }

        var told = new byte[SHA256.HashSizeInBytes];
        var read = stream.ReadAtLeast(told, told.Length, throwOnEndOfStream: false);
        using (_hash)
        {
            if (read < told.Length || !_hash.GetCurrentHash().AsSpan().SequenceEqual(told))
            {
                throw new FormatException("its checksum is wrong: it was changed");
            }
        }
    }
}
