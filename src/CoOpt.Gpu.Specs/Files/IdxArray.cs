using System.Buffers.Binary;
using System.IO.Compression;

namespace CoOpt.Gpu.Specs.Files;

/// <summary>An array of bytes in the IDX format of MNIST: magic 0, 0, 8 (unsigned byte), rank; big-endian dimensions; data.</summary>
internal sealed record IdxArray(int[] Dimensions, byte[] Data)
{
    /// <summary>Bounds memory and decompression: MNIST's largest file has 47 MB, that of its largest extension with digits 188 MB.</summary>
    public const int MaximumBytes = 200_000_000;

    /// <summary>What gzip can pack into one byte, at most (RFC 1951: 258 bytes in two bits).</summary>
    private const int MostPacked = 1032;

    private const byte UnsignedByte = 8;

    /// <summary>Reads a plain or gzip-compressed file; no more is taken of memory than the file can hold.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="rank">The number of dimensions.</param>
    /// <param name="most">The most bytes of data.</param>
    /// <exception cref="InvalidDataException">With what is wrong.</exception>
    public static IdxArray Read(byte[] bytes, int rank, int most = MaximumBytes)
    {
        var isPacked = bytes is [0x1F, 0x8B, ..];
        using Stream stream = isPacked ? new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress) : new MemoryStream(bytes);
        var header = new byte[4 * (rank + 1)];
        Fill(stream, header, "its header");
        if (header[0] != 0 || header[1] != 0 || header[2] != UnsignedByte || header[3] != rank)
        {
            throw new InvalidDataException($"the magic number is {Convert.ToHexString(header, 0, 4)}, not 0000080{rank}");
        }

        var dimensions = new int[rank];
        long size = 1;
        for (var k = 0; k < rank; k++)
        {
            var extent = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4 * (k + 1)));
            size = extent is 0 or > MaximumBytes ? MaximumBytes + 1L : size * extent;
            if (size > most)
            {
                throw new InvalidDataException(FormattableString.Invariant($"dimension {k} of {extent} is 0, or makes more than {most} bytes"));
            }

            dimensions[k] = (int)extent;
        }

        var announced = FormattableString.Invariant($"the {size} bytes that its header announces");
        if (size > (isPacked ? (long)MostPacked * bytes.Length : bytes.Length))
        {
            throw new InvalidDataException($"the file ends before {announced}");
        }

        var data = new byte[size];
        Fill(stream, data, announced);
        return stream.ReadByte() < 0 ? new IdxArray(dimensions, data) : throw new InvalidDataException(FormattableString.Invariant($"more bytes follow than the {size} that its header announces"));
    }

    private static void Fill(Stream stream, byte[] buffer, string what)
    {
        if (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
        {
            throw new InvalidDataException($"the file ends before {what}");
        }
    }
}
