using CoOpt.Gpu.Kernels.Lanes;

namespace CoOpt.Gpu.Kernels.Quantizers;

/// <summary>What happens to a number before it is sent: a pure function of its bits and of one parameter.</summary>
public interface IQuantizer
{
    /// <summary>False for the identity: then nothing is counted.</summary>
    static abstract bool Quantizes { get; }

    /// <summary>Whether cells are kept from step to step, so that a number that stayed in its cell costs two comparisons.</summary>
    static abstract bool KeepsCells { get; }

    /// <summary>The entry of <see cref="Drivers.Row"/> that holds the parameter.</summary>
    static abstract int ParameterRow { get; }

    /// <summary>q(value).</summary>
    /// <typeparam name="T">The lane type.</typeparam>
    static abstract Level<T> Quantize<T>(T value, T parameter)
        where T : unmanaged, ILane<T>;
}
