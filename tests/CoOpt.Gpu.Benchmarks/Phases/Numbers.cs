using BenchmarkDotNet.Attributes;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Quantizers;

namespace CoOpt.Gpu.Benchmarks.Phases;

/// <summary>Functions of one number each, over an array that stays in the first cache; an operation is one vector of numbers.</summary>
/// <typeparam name="TLane">The lane type.</typeparam>
[GenericTypeArguments(typeof(ScalarLane))]
[GenericTypeArguments(typeof(Lane256))]
[GenericTypeArguments(typeof(Lane512))]
public class Numbers<TLane>
    where TLane : unmanaged, ILane<TLane>
{
    private const int Count = 256;

    private readonly TLane[] _from = new TLane[Count];
    private readonly TLane[] _to = new TLane[Count];

    [GlobalSetup]
    public void Fill()
    {
        for (int k = 0; k < Count; k++)
            _from[k] = TLane.Broadcast(0.1 + (0.017 * k));
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Exp() => Map<ExpOf>();

    [Benchmark(OperationsPerInvoke = Count)]
    public void ExpBounded() => Map<ExpWithin>();

    [Benchmark(OperationsPerInvoke = Count)]
    public void Log() => Map<LogOf>();

    [Benchmark(OperationsPerInvoke = Count)]
    public void Division() => Map<Quotient>();

    [Benchmark(OperationsPerInvoke = Count)]
    public void Sigmoid() => Map<SigmoidOf>();

    [Benchmark(OperationsPerInvoke = Count)]
    public void QuantiseLog() => Map<Quantised<LogNearestQuantizer>>();

    [Benchmark(OperationsPerInvoke = Count)]
    public void QuantiseUniform() => Map<Quantised<UniformQuantizer>>();

    private void Map<TFunction>()
        where TFunction : struct, IFunction
    {
        TLane parameter = TLane.Broadcast(0.125);
        var constants = TFunction.Prepare(parameter);
        for (int k = 0; k < Count; k++)
            _to[k] = TFunction.Of(_from[k], constants);
    }
}
