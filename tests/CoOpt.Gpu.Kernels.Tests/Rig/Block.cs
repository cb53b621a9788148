using System.Runtime.InteropServices;

namespace CoOpt.Gpu.Kernels.Tests.Rig;

/// <summary>Numbers in native memory, float64 or float32.</summary>
internal readonly unsafe struct Block(void* start, bool isSingle)
{
    public void* Start => start;

    public double this[int index]
    {
        get => isSingle ? ((float*)start)[index] : ((double*)start)[index];
        set
        {
            if (isSingle)
                ((float*)start)[index] = (float)value;
            else
                ((double*)start)[index] = value;
        }
    }

    public static Block operator +(Block block, int count) => block.From(count);

    public static Block Allocate(int count, bool isSingle) => new(NativeMemory.AlignedAlloc((nuint)count * (isSingle ? sizeof(float) : (nuint)sizeof(double)), 64), isSingle);

    public void Free() => NativeMemory.AlignedFree(start);

    private Block From(int count) => new((byte*)start + (count * (isSingle ? sizeof(float) : sizeof(double))), isSingle);
}
