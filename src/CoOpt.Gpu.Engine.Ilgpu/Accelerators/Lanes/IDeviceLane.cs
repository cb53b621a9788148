using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;

/// <summary>A lane of one number in a device's memory.</summary>
/// <typeparam name="TLane">The lane type itself.</typeparam>
/// <typeparam name="TNumber">The number: double or float.</typeparam>
public interface IDeviceLane<TLane, TNumber> : ILane<TLane>
    where TLane : unmanaged, IDeviceLane<TLane, TNumber>
    where TNumber : unmanaged
{
    /// <summary>The lane with a number.</summary>
    static abstract TLane Of(TNumber number);

    /// <summary>The number of a lane.</summary>
    static abstract TNumber NumberOf(TLane lane);

    /// <summary>A number cut off towards zero.</summary>
    static abstract long Whole(TNumber number);
}
