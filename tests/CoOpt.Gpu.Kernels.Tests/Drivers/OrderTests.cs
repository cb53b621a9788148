using System.Globalization;
using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Tests.Rig;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Kernels.Tests.Drivers;

/// <summary>Order of accuracy of the steppers with ideal coupling, smooth losses and the softplus penalty, against the adaptive stepper at 1e-13.</summary>
public class OrderTests
{
    private const double Horizon = 0.3;
    private const double SlopeTolerance = 0.1;
    private const double ErrorFloor = 1e-12;
    private const double ErrorCeiling = 1e-3;

    [Fact]
    public void Euler_has_order_1() => Assert.InRange(Order<Euler>(2_000, 4) - 1, -SlopeTolerance, SlopeTolerance);

    [Fact]
    public void Runge_Kutta_has_order_4() => Assert.InRange(Order<RungeKutta4>(20, 4) - 4, -SlopeTolerance, SlopeTolerance);

    [Fact]
    public void Dormand_Prince_has_order_5() => Assert.InRange(Order<DormandPrince5>(5, 4) - 5, -SlopeTolerance, SlopeTolerance);

    [Fact]
    public void One_wrong_coefficient_costs_the_order()
    {
        double lost = Math.Min(4 - Order<WrongRungeKutta4>(20, 4), 5 - Order<WrongDormandPrince5>(5, 4));
        Assert.True(lost > 5 * SlopeTolerance, $"{lost}");
        Measures.Add("R1", "order lost by one wrong coefficient", 2, "integrators", lost.ToString("0.00", CultureInfo.InvariantCulture), "more than 0.1");
    }

    [Fact]
    public void The_adaptive_stepper_lands_on_trace_times_and_meets_its_tolerance()
    {
        double[] exact = Reference();
        foreach (double tolerance in new[] { 1e-4, 1e-7, 1e-10 })
        {
            var run = Run<AdaptiveDormandPrince5>(Problem().With(
                (Row.StepSize, 0.1), (Row.StepLimit, 1e6), (Row.TimeLimit, Horizon), (Row.TraceEvery, 0), (Row.TraceEveryTime, 0.045), (Row.RelativeTolerance, tolerance), (Row.AbsoluteTolerance, tolerance)));
            Assert.Equal([.. Enumerable.Range(0, 7).Select(j => j * 0.045), Horizon], run.Trace.Select(t => t[TraceColumn.Time]));
            Assert.InRange(Error(run, exact), 0, 20 * tolerance);
        }
    }

    private static double Order<TStepper>(int steps, int pairs)
        where TStepper : struct, IStepper
    {
        double[] exact = Reference();
        var errors = Enumerable.Range(0, pairs)
            .Select(p => steps << p)
            .Select(n => Error(Run<TStepper>(Problem().With((Row.StepSize, Horizon / n), (Row.StepLimit, n), (Row.TraceEvery, n))), exact))
            .Where(e => e is > ErrorFloor and < ErrorCeiling)
            .ToList();
        Assert.True(errors.Count >= 3, string.Join(' ', errors));
        return Math.Log2(errors[^3] / errors[^1]) / 2;
    }

    private static double[] Reference() => Point(Run<AdaptiveDormandPrince5>(Problem().With(
        (Row.StepSize, 1e-3), (Row.StepLimit, 1e6), (Row.TimeLimit, Horizon), (Row.TraceEvery, 0), (Row.TraceEveryTime, Horizon), (Row.RelativeTolerance, 1e-14), (Row.AbsoluteTolerance, 1e-14))));

    private static Case Problem() => Cases.Samples(32, nodes: 5).With((Row.Sharpness, 2));

    private static LaneResult Run<TStepper>(Case problem)
        where TStepper : struct, IStepper =>
        Runner<NodeCoupling, NoQuantizer, SoftplusPenalty, GeneralizedLinear<Logistic>, TStepper>.Run(problem, int.MaxValue);

    private static double[] Point(LaneResult run) => [.. run.X, .. run.Y, .. run.S];

    private static double Error(LaneResult run, double[] exact) => Point(run).Zip(exact, (a, b) => Math.Abs(a - b)).Max();

    private readonly struct WrongRungeKutta4 : IStepper
    {
        public static int Stages => RungeKutta4.Stages;

        public static int Memory => 0;

        public static bool HasMomentum => false;

        public static Rule Rule => Rule.None;

        public static bool Adaptive => false;

        public static T Inner<T>(int stage, int slope)
            where T : unmanaged, ILane<T> =>
            stage == 2 && slope == 1 ? T.Broadcast(0.51) : RungeKutta4.Inner<T>(stage, slope);

        public static T Outer<T>(int slope)
            where T : unmanaged, ILane<T> =>
            RungeKutta4.Outer<T>(slope);

        public static T Defect<T>(int slope)
            where T : unmanaged, ILane<T> =>
            T.Broadcast(0);
    }

    private readonly struct WrongDormandPrince5 : IStepper
    {
        public static int Stages => DormandPrince5.Stages;

        public static int Memory => 0;

        public static bool HasMomentum => false;

        public static Rule Rule => Rule.None;

        public static bool Adaptive => false;

        public static T Inner<T>(int stage, int slope)
            where T : unmanaged, ILane<T> =>
            stage == 4 && slope == 2 ? T.Broadcast(64448.0 / 6562) : DormandPrince5.Inner<T>(stage, slope);

        public static T Outer<T>(int slope)
            where T : unmanaged, ILane<T> =>
            DormandPrince5.Outer<T>(slope);

        public static T Defect<T>(int slope)
            where T : unmanaged, ILane<T> =>
            T.Broadcast(0);
    }
}
