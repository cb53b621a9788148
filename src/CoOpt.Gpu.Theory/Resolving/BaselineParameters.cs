using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Theory.Losses;

namespace CoOpt.Gpu.Theory.Resolving;

/// <summary>What baselines take in place of the step of the dynamics.</summary>
public static class BaselineParameters
{
    /// <summary>
    /// The automatic step: 1/Σκ for dual ascent, half the limit 2/Σκ of a dual function whose curvature is at most Σκ; 1 for balanced scheduling and ADMM, which have none; null where <see cref="StepSize"/> decides.
    /// </summary>
    public static double? Step(AlgorithmKind algorithm, CpuProblem cpu)
    {
        ArgumentNullException.ThrowIfNull(cpu);
        return algorithm switch
        {
            AlgorithmKind.Balanced or AlgorithmKind.Admm => 1,
            AlgorithmKind.DualAscent => 1 / cpu.Capacity.Sum(),
            _ => null,
        };
    }

    /// <summary>r of ADMM: as given, or √(min f″·max f″), the best for ADMM on costs between these curvatures (E. Ghadimi et al., IEEE Trans. Automat. Control 60 (2015) 644–658); 0 for other algorithms.</summary>
    public static double Augmentation(MethodSettings method, CpuProblem cpu)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(cpu);
        return method.Algorithm == AlgorithmKind.Admm ? method.Augmentation ?? Math.Sqrt(CpuCost.LargestCurvature(cpu) / cpu.Capacity.Max()) : 0;
    }
}
