using System.Runtime.CompilerServices;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Numerics;
using CoOpt.Gpu.Kernels.Quantizers;

namespace CoOpt.Gpu.Benchmarks.Phases;

/// <summary>A function of one number that is timed.</summary>
internal interface IFunction
{
    static virtual QuantizerConstants<T> Prepare<T>(T parameter)
        where T : unmanaged, ILane<T> => default;

    static abstract T Of<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T>;
}

internal readonly struct ExpOf : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> => Exponential.Of(value);
}

internal readonly struct ExpWithin : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> => Exponential.Bounded(value);
}

internal readonly struct LogOf : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> => Logarithm.Of(value);
}

internal readonly struct Quotient : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> => T.Broadcast(1) / value;
}

internal readonly struct SigmoidOf : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> => Sigmoid.Of(value);
}

internal readonly struct Quantised<TQuantizer> : IFunction
    where TQuantizer : struct, IQuantizer
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuantizerConstants<T> Prepare<T>(T parameter)
        where T : unmanaged, ILane<T> => TQuantizer.Prepare(parameter, parameter);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T value, QuantizerConstants<T> constants)
        where T : unmanaged, ILane<T> => TQuantizer.Quantize(value, constants);
}
