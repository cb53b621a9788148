using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Tests.Rig;

namespace CoOpt.Gpu.Kernels.Tests.Drivers;

/// <summary>An instance's bytes do not depend on lane width, place, neighbours, launch size, workers in a group, or laziness.</summary>
public class IdentityTests
{
    [Fact]
    public void Smooth_hinge_log_node() =>
        Check<NodeCoupling, LogNearestQuantizer, QuadraticPenalty, GeneralizedLinear<SmoothHinge>, Euler>(s => Cases.Samples(s));

    [Fact]
    public void Quadratic_log_edge() =>
        Check<EdgeCoupling, LogNearestQuantizer, QuadraticPenalty, QuadraticLoss, Euler>(s => Cases.Quadratic(s, weighted: true));

    [Fact]
    public void Quadratic_uniform_switching() =>
        Check<NodeCoupling, UniformQuantizer, SoftplusPenalty, QuadraticLoss, Euler>(s => Cases.Quadratic(s, graphs: 3).With((Row.SwitchEvery, 7)));

    [Fact]
    public void Logistic_floor_runge_kutta() =>
        Check<NodeCoupling, LogFloorQuantizer, SoftplusPenalty, GeneralizedLinear<Logistic>, RungeKutta4>(s => Cases.Samples(s, features: 11, perNode: 45));

    [Fact]
    public void Softmax_unquantised_dormand_prince() =>
        Check<NodeCoupling, NoQuantizer, NoPenalty, SoftmaxLoss, DormandPrince5>(s => Cases.Samples(s, classes: 3));

    [Fact]
    public void Quadratic_adaptive_switching_in_time() =>
        Check<NodeCoupling, NoQuantizer, SoftplusPenalty, QuadraticLoss, AdaptiveDormandPrince5>(s => Cases.Quadratic(s, graphs: 3)
            .With((Row.SwitchEveryTime, 0.3), (Row.TraceEvery, 0), (Row.TraceEveryTime, 0.5), (Row.TimeLimit, 2)));

    private static void Check<TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(Func<int, Case> make)
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
        where TStepper : struct, IStepper
    {
        Check<ScalarLane, Lane256, Lane512, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(make(5));

        // Error control asks for more than float32 has.
        if (!TStepper.Adaptive)
            Check<SingleLane, SingleLane256, SingleLane512, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(make(5));
    }

    private static void Check<TScalar, THalf, TWhole, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(Case mine)
        where TScalar : unmanaged, ILane<TScalar>
        where THalf : unmanaged, ILane<THalf>
        where TWhole : unmanaged, ILane<TWhole>
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
        where TStepper : struct, IStepper
    {
        var alone = Runner<TCoupling, TQuantizer, TPenalty, TLoss, TStepper>.Run<TScalar>([mine])[0]!;
        Assert.Equal(LaneStatus.StepLimit, alone.Status);
        Assert.All(alone.X.Concat(alone.Y).Concat(alone.S), v => Assert.True(double.IsFinite(v)));
        long[] bits = alone.Bits();

        // The first round of a launch quantises all messages; later ones ask first what was sent before.
        Assert.Equal(bits, Runner<TCoupling, TQuantizer, TPenalty, TLoss, TStepper>.Run<TScalar>([mine], iterations: 1)[0]!.Bits());
        Assert.Equal(bits, Runner<TCoupling, TQuantizer, TPenalty, TLoss, TStepper>.Run<TScalar>([mine], iterations: 13)[0]!.Bits());
        foreach (int workers in new[] { 2, 5 })
            Assert.Equal(bits, Runner<TCoupling, TQuantizer, TPenalty, TLoss, TStepper>.Run<TScalar>([mine], 77, workers)[0]!.Bits());
        Wide<THalf>();
        Wide<TWhole>();
        Wide<PairLane<THalf>>();
        Wide<PairLane<TWhole>>();

        void Wide<TLane>()
            where TLane : unmanaged, ILane<TLane>
        {
            for (int place = 0; place < TLane.Width; place += 3)
            {
                // Neighbours: other gains and steps, one that ends early, one that blows up, vacant lanes.
                var lanes = new Case?[TLane.Width];
                for (int lane = 0; lane < lanes.Length; lane++)
                {
                    lanes[lane] = lane == place ? mine : (lane % 5) switch
                    {
                        0 => mine.With((Row.Alpha, 0.03 * (lane + 1)), (Row.Rho, 0.5)),
                        1 => mine.With((Row.StepLimit, 31), (Row.StepSize, 0.011)),
                        2 => mine.With((Row.StepSize, 1e6)),
                        3 => null,
                        _ => mine.With((Row.Alpha, double.NaN)),
                    };
                }

                Assert.Equal(bits, Runner<TCoupling, TQuantizer, TPenalty, TLoss, TStepper>.Run<TLane>(lanes, iterations: 50)[place]!.Bits());
            }
        }
    }
}
