using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Engine.Images;

/// <summary>Reads numbers one after the other, little-endian. Whatever is announced must be there before memory is taken for it.</summary>
internal ref struct ImageReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>Where the next number begins.</summary>
    public readonly int At => _at;

    /// <summary>Whether all is read.</summary>
    public readonly bool IsAtEnd => _at == _bytes.Length;

    /// <summary>A byte of at most <paramref name="most"/>.</summary>
    public byte Byte(byte most, string what)
    {
        var value = Take(1, what)[0];
        return value <= most ? value : throw Malformed($"{what} is {value}, not 0 to {most}");
    }

    /// <summary>A byte that is 0 or 1.</summary>
    public bool Flag(string what) => Byte(1, what) == 1;

    /// <summary>An integer of at least 0.</summary>
    public long Whole(string what)
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long), what));
        return value >= 0 ? value : throw Malformed($"{what} is {value}");
    }

    /// <summary>Eight bytes.</summary>
    public ulong Bits(string what) => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong), what));

    /// <summary>A number, NaN included.</summary>
    public double Number(string what) => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double), what));

    /// <summary>How many things of <paramref name="size"/> bytes follow.</summary>
    public int Count(long size, string what)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int), what));
        return count >= 0 && count <= (_bytes.Length - _at) / size ? count : throw Malformed($"{count} {what} do not fit {_bytes.Length - _at} bytes");
    }

    /// <summary>So many numbers.</summary>
    public ImmutableArray<double> Numbers(int count, string what)
    {
        var numbers = MemoryMarshal.Cast<byte, double>(Take(checked(count * sizeof(double)), what)).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            var bits = MemoryMarshal.Cast<double, long>(numbers.AsSpan());
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(numbers);
    }

    /// <summary>What is wrong here.</summary>
    public readonly MalformedImageException Malformed(string what) => new($"at byte {_at} of {_bytes.Length}: {what}");

    private ReadOnlySpan<byte> Take(int count, string what)
    {
        if (count > _bytes.Length - _at)
        {
            throw Malformed($"it ends within {what}");
        }

        _at += count;
        return _bytes.Slice(_at - count, count);
    }
}
