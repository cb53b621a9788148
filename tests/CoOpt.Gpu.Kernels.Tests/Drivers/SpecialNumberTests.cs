using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Tests.Rig;

namespace CoOpt.Gpu.Kernels.Tests.Drivers;

/// <summary>Zeros of both signs, boundaries and their neighbours, and numbers out of the ordinary among the messages: sent quickly, asked first or with care, an instance has the same bytes.</summary>
public class SpecialNumberTests
{
    private const double Rho = 0.125;

    [Theory]
    [InlineData(0.0)]
    [InlineData(5e-324)]
    [InlineData(-1e-300)]
    [InlineData(1e-285)]
    [InlineData(1e290)]
    public void Node_and_edge(double special)
    {
        Check<NodeCoupling>(special);
        Check<EdgeCoupling>(special);
    }

    private static void Check<TCoupling>(double special)
        where TCoupling : struct, ICoupling
    {
        Case mine = Cases.Quadratic(71).With((Row.Rho, Rho), (Row.StepLimit, 40), (Row.TraceEvery, 10));
        double boundary = ScalarLane.Extract(LogLevels.Boundary(new ScalarLane(3), new ScalarLane(Rho), 0.5), 0);
        double[] numbers = [special, boundary, Math.BitIncrement(boundary), -Math.BitDecrement(boundary), special, -boundary, -0.0];
        numbers.CopyTo(mine.Y, 2);
        var alone = Runner<TCoupling, LogNearestQuantizer, QuadraticPenalty, QuadraticLoss, Euler>.Run(mine);
        if (special == 0 && typeof(TCoupling) == typeof(NodeCoupling))
            Assert.Equal(1, alone.Rows[Row.Alphabet + Row.AlphabetStride + Row.ZeroSeen]);
        Wide<Lane256>(1);
        Wide<Lane256>(1000);
        Wide<Lane512>(1);
        Wide<Lane512>(1000);

        void Wide<TLane>(int iterations)
            where TLane : unmanaged, ILane<TLane>
        {
            var lanes = new Case?[TLane.Width];
            for (int lane = 0; lane < lanes.Length; lane++)
                lanes[lane] = lane == 1 ? mine : lane == 2 ? null : Cases.Quadratic(71).With((Row.Alpha, 0.02 * lane), (Row.StepLimit, 40), (Row.TraceEvery, 10));
            Assert.Equal(alone.Bits(), Runner<TCoupling, LogNearestQuantizer, QuadraticPenalty, QuadraticLoss, Euler>.Run<TLane>(lanes, iterations)[1]!.Bits());
        }
    }
}
