using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Engine.Batches;

/// <summary>A zeroed block of numbers of a format outside the managed heap.</summary>
public sealed unsafe class NumberBlock : IDisposable
{
    private readonly NativeBlock<byte> _bytes;
    private readonly bool _isSingle;

    /// <summary>Takes a block of <paramref name="length"/> numbers.</summary>
    /// <exception cref="OutOfMemoryException">There is not enough memory.</exception>
    public NumberBlock(long length, Precision precision)
    {
        Length = length;
        _isSingle = precision == Precision.Binary32;
        _bytes = new NativeBlock<byte>(checked(length * (_isSingle ? sizeof(float) : sizeof(double))));
    }

    /// <summary>Takes a block holding <paramref name="values"/>, rounded to the format.</summary>
    public NumberBlock(ReadOnlySpan<double> values, Precision precision)
        : this(values.Length, precision)
    {
        var numbers = Numbers;
        for (var k = 0; k < values.Length; k++)
        {
            numbers[k] = values[k];
        }
    }

    /// <summary>The number of numbers.</summary>
    public long Length { get; }

    /// <summary>The first number; valid until the block is disposed.</summary>
    public void* Start => _bytes.Start;

    /// <summary>All numbers.</summary>
    public Numbers Numbers => _isSingle ? new Numbers(new Span<float>(_bytes.Start, (int)Length)) : new Numbers(new Span<double>(_bytes.Start, (int)Length));

    /// <inheritdoc/>
    public void Dispose() => _bytes.Dispose();
}
