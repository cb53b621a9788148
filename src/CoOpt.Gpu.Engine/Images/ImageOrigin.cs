using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Images;

/// <summary>
/// Tells instances apart by what their lanes begin with. A plan says what an instance is, but not to the last bit: on another machine theory may differ in the last digit of an optimum or a bound, and a
/// run that was begun with one may not go on with the other.
/// </summary>
public static class ImageOrigin
{
    /// <summary>The first eight bytes of the SHA-256 of α, η, optima, problem and start of <paramref name="instance"/>, as it was set up before any search for α.</summary>
    public static ulong Of(Instance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var layout = new BatchLayout(instance.Nodes, instance.Parameters, 0, 1, 0, 1, 1);
        var numbers = new double[layout.Trace + layout.PersistentSize + 1];
        var packer = new InstancePacker(layout, 1);
        packer.Rows(numbers.AsSpan(0, layout.Trace), 0, instance);
        packer.State(numbers.AsSpan(layout.Trace, layout.PersistentSize), 0, instance);
        numbers[^1] = instance.Theory.Lambda2 ?? double.NaN;
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(numbers.AsSpan())));
    }
}
