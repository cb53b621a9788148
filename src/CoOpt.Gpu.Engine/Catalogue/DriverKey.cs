using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Catalogue;

/// <summary>Names the operators of an instance: instances with equal keys run the same closed driver.</summary>
/// <param name="Quantizer">The quantiser in effect.</param>
/// <param name="Rounding">Nearest unless the logarithmic quantiser floors.</param>
/// <param name="Differences">Whether differences over links are quantised instead of nodes' values; false without a quantiser, where both are the ideal coupling.</param>
/// <param name="Penalty">The box penalty.</param>
/// <param name="Loss">The training loss.</param>
/// <param name="Stepper">The integrator.</param>
/// <param name="Adaptive">Whether the step size follows the error estimate.</param>
/// <param name="Algorithm">The algorithm where its step is not that of a differential equation; co-optimisation otherwise.</param>
/// <param name="Precision">The format of the lanes. The operators are the same for both.</param>
public readonly record struct DriverKey(
    QuantizerKind Quantizer,
    Rounding Rounding,
    bool Differences,
    PenaltyForm Penalty,
    LossKind Loss,
    StepperKind Stepper,
    bool Adaptive,
    AlgorithmKind Algorithm = AlgorithmKind.CoOptimization,
    Precision Precision = Precision.Binary64)
{
    /// <summary>The key of <paramref name="instance"/>.</summary>
    public static DriverKey Of(Instance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var settings = instance.Draft.Settings;
        var quantizer = settings.Links.EffectiveQuantizer;
        return new DriverKey(
            quantizer,
            quantizer == QuantizerKind.Log ? settings.Links.Rounding : Rounding.Nearest,
            quantizer != QuantizerKind.None && settings.Links.Coupling == CouplingKind.Edge,
            instance.Draft.Cpu.Penalty,
            instance.Draft.Learning.Loss,
            settings.Method.Stepper,
            settings.Method.StepRule == StepRule.Adaptive,
            settings.Method.Algorithm is AlgorithmKind.Momentum or AlgorithmKind.Balanced or AlgorithmKind.Admm or AlgorithmKind.DualAscent ? settings.Method.Algorithm : AlgorithmKind.CoOptimization,
            settings.Method.Precision);
    }
}
