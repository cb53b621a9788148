using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using CoOpt.Gpu.Results.Checkpoints;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>The container of a checkpoint.</summary>
internal sealed class CheckpointParser : IFuzzedParser
{
    private const int HashBytes = SHA256.HashSizeInBytes;

    /// <summary>Before the texts of the header: magic, version, hash of the plan; of a block before its payload.</summary>
    private const int BeforeTexts = 8 + 4 + HashBytes, BlockHead = 20;

    public string Name => "checkpoint";

    public ImmutableArray<byte[]> Examples { get; } = [Write([]), Write([(3, 0, [])]), Write([(0, 7, [1, 2, 3]), (9, long.MaxValue, new byte[300]), (4, 1, [0])])];

    public ImmutableArray<string> Words { get; } = ["\u0001\0\0\0", "CPT\r\n", "kernels"];

    public Gen<byte[]> Inputs { get; } =
        from images in Gen.ListOf(Gen.Choose(0, 9).Zip(Gen.Choose(0, 40)).Zip(Gen.Choose(0, 100)))
        select Write([.. images.DistinctBy(i => i.Item1.Item1).Select(i => ((long)i.Item1.Item1, (long)i.Item1.Item2, new byte[i.Item2]))]);

    public string Parse(byte[] input)
    {
        CheckpointHeader header;
        ImmutableArray<CheckpointImage> images;
        try
        {
            (header, images) = CheckpointFile.Parse(input);
        }
        catch (FormatException e)
        {
            return Outcomes.Of(e);
        }

        using var again = new MemoryStream();
        CheckpointFile.Write(again, header, images);
        return again.ToArray().AsSpan().SequenceEqual(input) ? "valid" : throw new InvalidOperationException("a checkpoint that was read is not what stands in the file");
    }

    /// <summary>With right checksums over whatever the blocks are now, as far as they can be found.</summary>
    public byte[] Seal(byte[] input)
    {
        var bytes = input.ToArray();
        var at = BeforeTexts;
        for (var text = 0; text < 2 && at + 4 <= bytes.Length; text++)
        {
            at += 4 + Math.Clamp(Number(bytes, at), 0, bytes.Length);
        }

        at += 24;
        var count = at + 4 <= bytes.Length ? Number(bytes, at) : 0;
        at += 4;
        for (var k = 0; k < count && at + BlockHead <= bytes.Length; k++)
        {
            var end = at + BlockHead + (long)Math.Max(0, Number(bytes, at + 16));
            if (end + HashBytes > bytes.Length)
            {
                break;
            }

            SHA256.HashData(bytes.AsSpan(at, (int)end - at)).CopyTo(bytes.AsSpan((int)end));
            at = (int)end + HashBytes;
        }

        if (bytes.Length >= HashBytes)
        {
            SHA256.HashData(bytes.AsSpan(0, bytes.Length - HashBytes)).CopyTo(bytes.AsSpan(bytes.Length - HashBytes));
        }

        return bytes;
    }

    private static int Number(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private static byte[] Write((long Instance, long Progress, byte[] Payload)[] images)
    {
        using var stream = new MemoryStream();
        CheckpointFile.Write(stream, new CheckpointHeader(new string('a', 64), "coopt 1.0.0", "kernels", 0, 9, 5), [.. images.Select(i => new CheckpointImage(i.Instance, i.Progress, i.Payload))]);
        return stream.ToArray();
    }
}
