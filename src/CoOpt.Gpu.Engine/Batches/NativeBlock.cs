using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Engine.Batches;

/// <summary>A zeroed block of numbers outside the managed heap, aligned to 64 bytes so that a vector never straddles a cache line.</summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed unsafe class NativeBlock<T> : SafeHandle
    where T : unmanaged
{
    private const int Alignment = 64;

    /// <summary>Takes a block.</summary>
    /// <exception cref="OutOfMemoryException">There is not enough memory.</exception>
    public NativeBlock(long length)
        : base(0, ownsHandle: true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        var bytes = checked((nuint)Math.Max(1, length) * (nuint)sizeof(T));
        var memory = NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(memory, bytes);
        SetHandle((nint)memory);
    }

    /// <summary>Takes a block holding <paramref name="values"/>.</summary>
    public NativeBlock(ReadOnlySpan<T> values)
        : this(values.Length)
        => values.CopyTo(new Span<T>(Start, values.Length));

    /// <summary>The number of values.</summary>
    public long Length { get; }

    /// <summary>The first value; valid until the block is disposed.</summary>
    public T* Start => (T*)handle;

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
