using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Tests.Rig;

namespace CoOpt.Gpu.Kernels.Tests.Drivers;

/// <summary>Over the union of different networks, what a lane lacks leaves no trace in it, whatever stands at the other end of an absent edge.</summary>
public class UnionTests
{
    private static readonly double[] Odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, double.Epsilon, -1e308, 1e-290];

    [Fact]
    public void Log_node() => Check<NodeCoupling, LogNearestQuantizer, Euler>();

    [Fact]
    public void Log_edge() => Check<EdgeCoupling, LogNearestQuantizer, Euler>();

    [Fact]
    public void Floor_edge_runge_kutta() => Check<EdgeCoupling, LogFloorQuantizer, RungeKutta4>();

    [Fact]
    public void Uniform_node_runge_kutta() => Check<NodeCoupling, UniformQuantizer, RungeKutta4>();

    [Fact]
    public void Unquantised() => Check<NodeCoupling, NoQuantizer, Euler>();

    [Fact]
    public void Momentum() => Check<NodeCoupling, NoQuantizer, HeavyBall>();

    [Fact]
    public void Single_bit() => Check<EdgeCoupling, SingleBit, Euler>();

    [Fact]
    public void Sign_power() => Check<EdgeCoupling, SignPower, Euler>();

    private static void Check<TCoupling, TQuantizer, TStepper>()
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TStepper : struct, IStepper
    {
        foreach (long steps in new[] { 1, 40 })
        {
            for (int round = 0; round < 2 * Odd.Length; round++)
            {
                // Every second lane starts with an odd number at one node; one lane is vacant.
                Case?[] lanes = [.. Enumerable.Range(0, 8).Select(lane => lane == 6 ? null : One(lane, lane % 2 == 0 ? (round + lane) % Odd.Length : -1, round, steps))];
                Check<Lane512, TCoupling, TQuantizer, TStepper>(lanes);
                Check<Lane256, TCoupling, TQuantizer, TStepper>(lanes[..4]);
                Check<PairLane<Lane256>, TCoupling, TQuantizer, TStepper>(lanes);
            }
        }
    }

    private static void Check<TLane, TCoupling, TQuantizer, TStepper>(Case?[] lanes)
        where TLane : unmanaged, ILane<TLane>
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TStepper : struct, IStepper
    {
        var together = Runner<TCoupling, TQuantizer, QuadraticPenalty, QuadraticLoss, TStepper>.Run<TLane>(lanes, iterations: 17);
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            if (lanes[lane] is { } one)
                Assert.Equal(Bits(Runner<TCoupling, TQuantizer, QuadraticPenalty, QuadraticLoss, TStepper>.Run(one)), Bits(together[lane]!));
        }
    }

    // One NaN is as good as another: which of two an operation hands on depends on the order of its operands.
    private static long[] Bits(LaneResult result)
    {
        long nan = BitConverter.DoubleToInt64Bits(double.NaN);
        return [.. result.Bits().Select(b => double.IsNaN(BitConverter.Int64BitsToDouble(b)) ? nan : b)];
    }

    private static Case One(int lane, int odd, int round, long steps)
    {
        Case own = Cases.Quadratic(100 + lane, nodes: 9, parameters: 2, weighted: lane % 3 == 0, p: 0.1);
        own = own.With((Row.Delta, 0.125), (Row.LowerExponent, 0.5), (Row.UpperExponent, 1.5), (Row.Momentum, 0.6), (Row.StepLimit, steps), (Row.TraceEvery, 10), (Row.Alpha, 0.05 * (lane + 1)));
        if (odd < 0)
            return own;
        double[] x = [.. own.X], y = [.. own.Y];
        if (round < Odd.Length)
            x[(round + lane) % own.Nodes] = Odd[odd];
        else
            y[((2 * round) + lane) % y.Length] = Odd[odd];
        return own.From(x, y);
    }
}
