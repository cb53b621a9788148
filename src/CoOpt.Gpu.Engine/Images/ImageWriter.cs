using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Engine.Images;

/// <summary>Writes what <see cref="ImageReader"/> reads.</summary>
internal sealed class ImageWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    /// <summary>All that was written.</summary>
    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>A byte.</summary>
    public void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    /// <summary>1 or 0.</summary>
    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>An integer.</summary>
    public void Whole(long value) => Bits((ulong)value);

    /// <summary>Eight bytes.</summary>
    public void Bits(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.GetSpan(sizeof(ulong)), value);
        _bytes.Advance(sizeof(ulong));
    }

    /// <summary>A number.</summary>
    public void Number(double value) => Bits(BitConverter.DoubleToUInt64Bits(value));

    /// <summary>How many things follow.</summary>
    public void Count(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(sizeof(int)), value);
        _bytes.Advance(sizeof(int));
    }

    /// <summary>Numbers, without their count.</summary>
    public void Numbers(ReadOnlySpan<double> values)
    {
        var target = MemoryMarshal.Cast<byte, ulong>(_bytes.GetSpan(values.Length * sizeof(double)));
        var bits = MemoryMarshal.Cast<double, ulong>(values);
        if (BitConverter.IsLittleEndian)
        {
            bits.CopyTo(target);
        }
        else
        {
            BinaryPrimitives.ReverseEndianness(bits, target);
        }

        _bytes.Advance(values.Length * sizeof(double));
    }
}
