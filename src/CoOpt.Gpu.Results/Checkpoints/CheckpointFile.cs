using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace CoOpt.Gpu.Results.Checkpoints;

/// <summary>
/// A checkpoint as a file, little-endian: magic, version, header, count; for each image instance (8 bytes), progress (8), length (4), payload and the SHA-256 of these; at the end the SHA-256 of all before.
/// Nothing in it is believed before its hash is right, and a count or length never makes more memory than the file has bytes.
/// </summary>
public static class CheckpointFile
{
    /// <summary>Version of the format.</summary>
    public const int Version = 1;

    /// <summary>Instance, progress and length of a block; its hash.</summary>
    private const int BlockHead = 20, HashBytes = SHA256.HashSizeInBytes;

    /// <summary>Bytes of the texts of a header.</summary>
    private const int LongestText = 1024;

    private const int BufferBytes = 1 << 16;

    // A byte above 127 and both line ends, so that what mangles text is found at once.
    private static ReadOnlySpan<byte> Magic => [0x89, (byte)'C', (byte)'P', (byte)'T', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    /// <summary>Writes a checkpoint.</summary>
    /// <exception cref="ArgumentException">An image is not of the range, or there twice.</exception>
    public static void Write(Stream stream, CheckpointHeader header, IReadOnlyList<CheckpointImage> images) => _ = WriteBlocks(stream, header, images);

    /// <summary>Reads a checkpoint and checks every hash.</summary>
    /// <exception cref="FormatException">Not a checkpoint of this version, or not as it was written.</exception>
    public static (CheckpointHeader Header, ImmutableArray<CheckpointImage> Images) Parse(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        using var stream = new MemoryStream(bytes, writable: false);
        var (header, blocks) = ReadBlocks(stream);
        return (header, [.. blocks.Select(b => new CheckpointImage(b.Instance, b.Progress, bytes.AsMemory((int)b.Offset, b.Length)))]);
    }

    internal static ImmutableArray<CheckpointBlock> WriteBlocks(Stream stream, CheckpointHeader header, IReadOnlyList<CheckpointImage> images)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long offset = 0;
        Put(Head(header, images.Count));
        var blocks = ImmutableArray.CreateBuilder<CheckpointBlock>(images.Count);
        var seen = new HashSet<long>();
        foreach (var image in images)
        {
            if (image.Instance < header.First || image.Instance > header.Last || image.Progress < 0 || !seen.Add(image.Instance))
            {
                throw new ArgumentException($"instance {image.Instance} is not of the range {header.First} to {header.Last}, or there twice", nameof(images));
            }

            var head = BlockHeadOf(image.Instance, image.Progress, image.Payload.Length);
            var hash = HashOf(head, image.Payload.Span);
            Put(head);
            blocks.Add(new CheckpointBlock(image.Instance, image.Progress, offset, image.Payload.Length, hash));
            Put(image.Payload.Span);
            Put(hash);
        }

        stream.Write(whole.GetCurrentHash());
        return blocks.MoveToImmutable();

        void Put(ReadOnlySpan<byte> bytes)
        {
            whole.AppendData(bytes);
            stream.Write(bytes);
            offset += bytes.Length;
        }
    }

    /// <summary>Reads everything, keeping of the images only where they lie.</summary>
    /// <exception cref="FormatException">Not a checkpoint of this version, or not as it was written.</exception>
    internal static (CheckpointHeader Header, ImmutableArray<CheckpointBlock> Blocks) ReadBlocks(Stream stream)
    {
        var source = new CheckpointSource(stream, stream.Length - HashBytes);
        if (!source.Take(Magic.Length).SequenceEqual(Magic))
        {
            throw new FormatException("it is not a checkpoint");
        }

        if (source.TakeInt32() is var version && version != Version)
        {
            throw new FormatException($"it is of version {version}, and this program reads {Version}");
        }

        var header = new CheckpointHeader(
            Convert.ToHexStringLower(source.Take(HashBytes)), source.TakeText(LongestText), source.TakeText(LongestText), source.TakeInt64(), source.TakeInt64(), source.TakeInt64());
        var count = source.TakeInt32();
        if (header.First < 0 || header.Last < header.First || header.Generation < 0 || count < 0 || count > source.Left / (BlockHead + HashBytes))
        {
            throw new FormatException("its header is out of range");
        }

        var blocks = ImmutableArray.CreateBuilder<CheckpointBlock>(count);
        var seen = new HashSet<long>(count);
        var buffer = new byte[BufferBytes];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var k = 0; k < count; k++)
        {
            var head = source.Take(BlockHead).ToArray();
            var (instance, progress, length) = (BinaryPrimitives.ReadInt64LittleEndian(head), BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(8)), BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(16)));
            if (instance < header.First || instance > header.Last || progress < 0 || length < 0 || length > source.Left - HashBytes || !seen.Add(instance))
            {
                throw new FormatException($"its image number {k} is out of range");
            }

            hash.AppendData(head);
            var offset = source.Position;
            for (var left = length; left > 0;)
            {
                var piece = buffer.AsSpan(0, Math.Min(left, buffer.Length));
                source.Read(piece);
                hash.AppendData(piece);
                left -= piece.Length;
            }

            var told = source.Take(HashBytes).ToArray();
            if (!hash.GetHashAndReset().AsSpan().SequenceEqual(told))
            {
                throw new FormatException($"the checksum of instance {instance} is wrong: it was changed");
            }

            blocks.Add(new CheckpointBlock(instance, progress, offset, length, told));
        }

        source.End();
        return (header, blocks.MoveToImmutable());
    }

    /// <summary>The hash of a block.</summary>
    internal static byte[] HashOf(long instance, long progress, ReadOnlySpan<byte> payload) => HashOf(BlockHeadOf(instance, progress, payload.Length), payload);

    private static byte[] HashOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        hash.AppendData(payload);
        return hash.GetCurrentHash();
    }

    private static byte[] BlockHeadOf(long instance, long progress, int length)
    {
        var head = new byte[BlockHead];
        BinaryPrimitives.WriteInt64LittleEndian(head, instance);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(8), progress);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), length);
        return head;
    }

    private static byte[] Head(CheckpointHeader header, int count)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(Convert.FromHexString(header.PlanSha256));
        foreach (var text in (string[])[header.Program, header.Arithmetic])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }

        writer.Write(header.First);
        writer.Write(header.Last);
        writer.Write(header.Generation);
        writer.Write(count);
        return stream.ToArray();
    }
}
