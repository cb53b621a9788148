using CoOpt.Gpu.Kernels.Stores;
using ILGPU;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Stores;

/// <summary>A structure's tables in a device's memory.</summary>
/// <typeparam name="TTables">The type itself.</typeparam>
/// <typeparam name="TNumber">The number: double or float.</typeparam>
public interface IDeviceTables<TTables, TNumber> : ITables
    where TTables : struct, IDeviceTables<TTables, TNumber>
    where TNumber : unmanaged
{
    /// <summary>The tables that begin at these integers and reals.</summary>
    static abstract TTables Of(ArrayView<int> integers, ArrayView<TNumber> reals);
}
