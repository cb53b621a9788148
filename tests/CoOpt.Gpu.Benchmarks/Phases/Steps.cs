using BenchmarkDotNet.Attributes;
using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Tests.Rig;

namespace CoOpt.Gpu.Benchmarks.Phases;

/// <summary>
/// Whole runs of 20 nodes, quadratic losses of m = 3, so that what is left is sending, aggregating and moving; an operation is one node and step of one vector of instances, packing included.
/// The difference between degrees is the price of an arc, between quantisers that of quantising, between moving and still that of messages that change.
/// </summary>
/// <typeparam name="TLane">The lane type.</typeparam>
[GenericTypeArguments(typeof(ScalarLane))]
[GenericTypeArguments(typeof(Lane256))]
[GenericTypeArguments(typeof(Lane512))]
public class Steps<TLane>
    where TLane : unmanaged, ILane<TLane>
{
    private const int Nodes = 20;
    private const int Count = 4000;

    private readonly Case?[] _sparse = Side(0.1);
    private readonly Case?[] _usual = Side(0.3);
    private readonly Case?[] _dense = Side(0.9);
    private readonly Case?[] _still = Side(0.3, 1e-7);

    [Benchmark(OperationsPerInvoke = Nodes * Count)]
    public Array Ideal_p0_1() => Take<NodeCoupling, NoQuantizer, Euler>(_sparse);

    [Benchmark(OperationsPerInvoke = Nodes * Count)]
    public Array Ideal_p0_3() => Take<NodeCoupling, NoQuantizer, Euler>(_usual);

    [Benchmark(OperationsPerInvoke = Nodes * Count)]
    public Array Ideal_p0_9() => Take<NodeCoupling, NoQuantizer, Euler>(_dense);

    [Benchmark(OperationsPerInvoke = Nodes * Count)]
    public Array NodeLog_p0_3() => Take<NodeCoupling, LogNearestQuantizer, Euler>(_usual);

    // Steps so small that most messages stay what they are.
    [Benchmark(OperationsPerInvoke = Nodes * Count)]
    public Array NodeLogStill_p0_3() => Take<NodeCoupling, LogNearestQuantizer, Euler>(_still);

    [Benchmark(OperationsPerInvoke = Nodes * Count)]
    public Array NodeUniform_p0_3() => Take<NodeCoupling, UniformQuantizer, Euler>(_usual);

    [Benchmark(OperationsPerInvoke = Nodes * Count)]
    public Array EdgeLog_p0_3() => Take<EdgeCoupling, LogNearestQuantizer, Euler>(_usual);

    [Benchmark(OperationsPerInvoke = Nodes * Count)]
    public Array HeavyBall_p0_3() => Take<NodeCoupling, NoQuantizer, HeavyBall>(_usual);

    [Benchmark(OperationsPerInvoke = Nodes * Count)]
    public Array RungeKutta4_p0_3() => Take<NodeCoupling, NoQuantizer, RungeKutta4>(_usual);

    [Benchmark(OperationsPerInvoke = Nodes * Count)]
    public Array DormandPrince5_p0_3() => Take<NodeCoupling, NoQuantizer, DormandPrince5>(_usual);

    private static Case?[] Side(double p, double stepSize = 0.004) =>
        [.. Enumerable.Range(0, TLane.Width).Select(lane => (Case?)Cases.Quadratic(12, nodes: Nodes, p: p).With((Row.StepLimit, Count), (Row.StepSize, stepSize), (Row.TraceEvery, 1000), (Row.Momentum, 0.5), (Row.Alpha, 0.02 * (1 + (lane & 3)))))];

    private static LaneResult?[] Take<TCoupling, TQuantizer, TStepper>(Case?[] lanes)
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TStepper : struct, IStepper =>
        Runner<TCoupling, TQuantizer, QuadraticPenalty, QuadraticLoss, TStepper>.Run<TLane>(lanes, iterations: int.MaxValue);
}
