using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Engine.Catalogue;

/// <summary>
/// The one place where names become operator types. To add a quantiser, loss, penalty or integrator: write its struct, add its name to the enum of its kind, add one line here.
/// </summary>
public static class DriverCatalogue
{
    /// <summary>Every key that a spec can name.</summary>
    public static IEnumerable<DriverKey> Keys => Dynamics.Concat(Baselines);

    private static IEnumerable<DriverKey> Dynamics =>
        from link in Links
        from penalty in Enum.GetValues<PenaltyForm>()
        from loss in Enum.GetValues<LossKind>()
        from stepper in Steppers
        where stepper.Stepper != StepperKind.Dopri5 || link.Quantizer == QuantizerKind.None
        select new DriverKey(link.Quantizer, link.Rounding, link.Differences, penalty, loss, stepper.Stepper, stepper.Adaptive);

    private static IEnumerable<(QuantizerKind Quantizer, Rounding Rounding, bool Differences)> Links =>
    [
        (QuantizerKind.None, Rounding.Nearest, false),
        (QuantizerKind.Log, Rounding.Nearest, false),
        (QuantizerKind.Log, Rounding.Nearest, true),
        (QuantizerKind.Log, Rounding.Floor, false),
        (QuantizerKind.Log, Rounding.Floor, true),
        (QuantizerKind.Uniform, Rounding.Nearest, false),
        (QuantizerKind.Uniform, Rounding.Nearest, true),
    ];

    // Baselines of CPU scheduling alone: momentum on every link, maps of differences, rules.
    private static IEnumerable<DriverKey> Baselines =>
        from penalty in Enum.GetValues<PenaltyForm>()
        from baseline in Links.Select(l => (Link: l, Algorithm: AlgorithmKind.Momentum))
            .Concat(Maps.Select(q => (Link: (q, Rounding.Nearest, true), Algorithm: AlgorithmKind.CoOptimization)))
            .Concat(Rules.Select(a => (Link: (QuantizerKind.None, Rounding.Nearest, false), Algorithm: a)))
        select new DriverKey(
            baseline.Link.Item1, baseline.Link.Item2, baseline.Link.Item3, penalty, LossKind.None, StepperKind.Euler, false, baseline.Algorithm);

    private static QuantizerKind[] Maps => [QuantizerKind.SignPower, QuantizerKind.Saturation, QuantizerKind.SingleBit];

    private static AlgorithmKind[] Rules => [AlgorithmKind.Balanced, AlgorithmKind.Admm, AlgorithmKind.DualAscent];

    private static IEnumerable<(StepperKind Stepper, bool Adaptive)> Steppers =>
    [
        (StepperKind.Euler, false),
        (StepperKind.Rk4, false),
        (StepperKind.Dopri5, false),
        (StepperKind.Dopri5, true),
    ];

    /// <summary>Calls <paramref name="visitor"/> with the operators of <paramref name="key"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The key names an operator that is not in the catalogue.</exception>
    public static TResult Open<TResult>(DriverKey key, IDriverVisitor<TResult> visitor) => key.Differences
        ? Coupled<TResult, EdgeCoupling>(key, visitor)
        : Coupled<TResult, NodeCoupling>(key, visitor);

    private static TResult Coupled<TResult, TCoupling>(DriverKey key, IDriverVisitor<TResult> visitor)
        where TCoupling : struct, ICoupling => (key.Quantizer, key.Rounding) switch
        {
            (QuantizerKind.None, _) => Quantized<TResult, TCoupling, NoQuantizer>(key, visitor),
            (QuantizerKind.Log, Rounding.Nearest) => Quantized<TResult, TCoupling, LogNearestQuantizer>(key, visitor),
            (QuantizerKind.Log, Rounding.Floor) => Quantized<TResult, TCoupling, LogFloorQuantizer>(key, visitor),
            (QuantizerKind.Uniform, _) => Quantized<TResult, TCoupling, UniformQuantizer>(key, visitor),
            (QuantizerKind.SignPower, _) => Quantized<TResult, TCoupling, SignPower>(key, visitor),
            (QuantizerKind.Saturation, _) => Quantized<TResult, TCoupling, Saturation>(key, visitor),
            (QuantizerKind.SingleBit, _) => Quantized<TResult, TCoupling, SingleBit>(key, visitor),
            _ => throw Unknown(key),
        };

    private static TResult Quantized<TResult, TCoupling, TQuantizer>(DriverKey key, IDriverVisitor<TResult> visitor)
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer => key.Penalty switch
        {
            PenaltyForm.None => Penalised<TResult, TCoupling, TQuantizer, NoPenalty>(key, visitor),
            PenaltyForm.Quadratic => Penalised<TResult, TCoupling, TQuantizer, QuadraticPenalty>(key, visitor),
            PenaltyForm.Softplus => Penalised<TResult, TCoupling, TQuantizer, SoftplusPenalty>(key, visitor),
            _ => throw Unknown(key),
        };

    private static TResult Penalised<TResult, TCoupling, TQuantizer, TPenalty>(DriverKey key, IDriverVisitor<TResult> visitor)
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty => key.Loss switch
        {
            LossKind.LeastSquares => Trained<TResult, TCoupling, TQuantizer, TPenalty, GeneralizedLinear<LeastSquares>>(key, visitor),
            LossKind.SmoothHinge => Trained<TResult, TCoupling, TQuantizer, TPenalty, GeneralizedLinear<SmoothHinge>>(key, visitor),
            LossKind.Logistic => Trained<TResult, TCoupling, TQuantizer, TPenalty, GeneralizedLinear<Logistic>>(key, visitor),
            LossKind.Softmax => Trained<TResult, TCoupling, TQuantizer, TPenalty, SoftmaxLoss>(key, visitor),
            LossKind.Quadratic => Trained<TResult, TCoupling, TQuantizer, TPenalty, QuadraticLoss>(key, visitor),
            LossKind.None => Trained<TResult, TCoupling, TQuantizer, TPenalty, NoLoss>(key, visitor),
            _ => throw Unknown(key),
        };

    private static TResult Trained<TResult, TCoupling, TQuantizer, TPenalty, TLoss>(DriverKey key, IDriverVisitor<TResult> visitor)
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss => (key.Stepper, key.Adaptive) switch
        {
            (StepperKind.Euler, false) when key.Algorithm == AlgorithmKind.Momentum => visitor.Visit<TCoupling, TQuantizer, TPenalty, TLoss, HeavyBall>(),
            (StepperKind.Euler, false) when key.Algorithm == AlgorithmKind.Balanced => visitor.Visit<TCoupling, TQuantizer, TPenalty, TLoss, RatioConsensus>(),
            (StepperKind.Euler, false) when key.Algorithm == AlgorithmKind.Admm => visitor.Visit<TCoupling, TQuantizer, TPenalty, TLoss, SharingAdmm>(),
            (StepperKind.Euler, false) when key.Algorithm == AlgorithmKind.DualAscent => visitor.Visit<TCoupling, TQuantizer, TPenalty, TLoss, DualAscent>(),
            _ when key.Algorithm != AlgorithmKind.CoOptimization => throw Unknown(key),
            (StepperKind.Euler, false) => visitor.Visit<TCoupling, TQuantizer, TPenalty, TLoss, Euler>(),
            (StepperKind.Rk4, false) => visitor.Visit<TCoupling, TQuantizer, TPenalty, TLoss, RungeKutta4>(),
            (StepperKind.Dopri5, false) => visitor.Visit<TCoupling, TQuantizer, TPenalty, TLoss, DormandPrince5>(),
            (StepperKind.Dopri5, true) => visitor.Visit<TCoupling, TQuantizer, TPenalty, TLoss, AdaptiveDormandPrince5>(),
            _ => throw Unknown(key),
        };

    private static ArgumentOutOfRangeException Unknown(DriverKey key) => new(nameof(key), key, "not in the catalogue");
}
