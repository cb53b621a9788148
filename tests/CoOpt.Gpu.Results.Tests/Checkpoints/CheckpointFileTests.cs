using System.Buffers.Binary;
using System.Security.Cryptography;
using CoOpt.Gpu.Results.Checkpoints;
using CoOpt.Gpu.Results.Tests.Files;
using CoOpt.Gpu.Results.Tests.Shards;

namespace CoOpt.Gpu.Results.Tests.Checkpoints;

public sealed class CheckpointFileTests
{
    /// <summary>Bytes before the first text of a header: magic, version and plan.</summary>
    private const int Fixed = 8 + 4 + 32;

    private static readonly CheckpointHeader Header = new(new string('c', 64), "coopt 1.0", "kernels", 10, 20, 7);

    private static readonly CheckpointImage[] Images =
    [
        new(10, 0, Array.Empty<byte>()),
        new(20, long.MaxValue, new byte[] { 1, 2, 3 }),
        new(15, 400, Enumerable.Range(0, 100_000).Select(static k => (byte)(k * 7)).ToArray()),
    ];

    [Fact]
    public void A_checkpoint_is_read_as_it_was_written()
    {
        var (header, images) = CheckpointFile.Parse(Bytes(Header, Images));
        Assert.Equal(Header, header);
        Assert.Equal(Images.Select(static i => (i.Instance, i.Progress, Convert.ToHexString(i.Payload.Span))), images.Select(static i => (i.Instance, i.Progress, Convert.ToHexString(i.Payload.Span))));
        Assert.Empty(CheckpointFile.Parse(Bytes(Header, [])).Images);
    }

    [Fact]
    public void The_form_is_the_documented_one()
    {
        var bytes = Bytes(Header, [Images[1]]);
        var texts = 4 + 9 + 4 + 7;
        Assert.Equal([0x89, .. "CPT\r\n"u8, 0x1a, .. "\n"u8, 1, 0, 0, 0, 0xcc], bytes[..13]);
        Assert.Equal(Fixed + texts + (3 * 8) + 4 + 20 + 3 + 32 + 32, bytes.Length);
        var block = bytes.AsSpan(Fixed + texts + 28);
        Assert.Equal((20L, long.MaxValue, 3), (BinaryPrimitives.ReadInt64LittleEndian(block), BinaryPrimitives.ReadInt64LittleEndian(block[8..]), BinaryPrimitives.ReadInt32LittleEndian(block[16..])));
        Assert.Equal(SHA256.HashData(block[..23]), block[23..55]);
        Assert.Equal(SHA256.HashData(bytes.AsSpan(0, bytes.Length - 32)), bytes[^32..]);
    }

    [Fact]
    public void Every_flip_of_a_bit_every_cut_and_every_extension_is_found()
    {
        var bytes = Bytes(Header, Images[..2]);
        for (var place = 0; place < bytes.Length; place++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                bytes[place] ^= (byte)(1 << bit);
                _ = Assert.Throws<FormatException>(() => CheckpointFile.Parse(bytes));
                bytes[place] ^= (byte)(1 << bit);
            }

            _ = Assert.Throws<FormatException>(() => CheckpointFile.Parse(bytes[..place]));
        }

        _ = Assert.Throws<FormatException>(() => CheckpointFile.Parse([.. bytes, 0]));
        _ = Assert.Throws<FormatException>(() => CheckpointFile.Parse([.. bytes, .. bytes]));
    }

    [Fact]
    public void Damage_at_random_is_found()
    {
        var random = new Random(20260102);
        var bytes = Bytes(Header, Images);
        for (var k = 0; k < (EveryCall.IsLong ? 10_000 : 300); k++)
        {
            _ = Assert.Throws<FormatException>(() => CheckpointFile.Parse(Mangling.Of(bytes, random)));
        }
    }

    /// <summary>The last hash is made right again, so that only the checks of the values are left.</summary>
    [Theory]
    [InlineData(8, 2, "version 2")]
    [InlineData(Fixed, 5000, "out of range")]
    [InlineData(Fixed, -1, "out of range")]
    [InlineData(Fixed + 24, 21, "out of range")]
    [InlineData(Fixed + 24 + 4, -1, "out of range")]
    [InlineData(Fixed + 24 + 12, -1, "out of range")]
    [InlineData(Fixed + 24 + 20, -1, "out of range")]
    [InlineData(Fixed + 24 + 24, -1, "out of range")]
    [InlineData(Fixed + 24 + 24, int.MaxValue, "out of range")]
    [InlineData(Fixed + 24 + 24, 1, "more in it")]
    [InlineData(Fixed + 24 + 24, 3, "")]
    [InlineData(Fixed + 24 + 28, 9, "out of range")]
    [InlineData(Fixed + 24 + 28, 20, "checksum of instance 20")]
    [InlineData(Fixed + 24 + 28 + 12, -1, "out of range")]
    [InlineData(Fixed + 24 + 28 + 16, int.MaxValue, "out of range")]
    [InlineData(Fixed + 24 + 28 + 16, -1, "out of range")]
    public void Values_that_cannot_be_are_refused_before_memory_is_taken_for_them(int place, int value, string reason)
    {
        var bytes = Bytes(Header, Images[..2]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), value);
        SHA256.HashData(bytes.AsSpan(0, bytes.Length - 32)).CopyTo(bytes.AsSpan(bytes.Length - 32));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<FormatException>(() => CheckpointFile.Parse(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_instance_twice_or_one_out_of_range_is_not_written()
    {
        _ = Assert.Throws<ArgumentException>(() => Bytes(Header, [Images[0], Images[0]]));
        _ = Assert.Throws<ArgumentException>(() => Bytes(Header, [new(9, 0, default)]));
        _ = Assert.Throws<ArgumentException>(() => Bytes(Header, [new(21, 0, default)]));
        _ = Assert.Throws<ArgumentException>(() => Bytes(Header, [new(15, -1, default)]));

        // Twice in a file made by somebody else: the block once more, with the count and the hash of two.
        var one = Bytes(Header, [Images[1]]);
        var block = one[^(20 + 3 + 32 + 32)..^32];
        byte[] two = [.. one[..^32], .. block];
        two[Fixed + 24 + 24] = 2;
        _ = Assert.Throws<FormatException>(() => CheckpointFile.Parse([.. two, .. SHA256.HashData(two)]));
    }

    private static byte[] Bytes(CheckpointHeader header, CheckpointImage[] images)
    {
        using var stream = new MemoryStream();
        CheckpointFile.Write(stream, header, images);
        return stream.ToArray();
    }
}
