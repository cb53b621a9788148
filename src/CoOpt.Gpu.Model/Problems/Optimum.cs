using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Problems;

/// <summary>The exact optimum of CPU scheduling.</summary>
/// <param name="PenalisedCost">F*_pen, of the problem with the box penalty: what the dynamics converge to.</param>
/// <param name="PenalisedX">Its minimiser.</param>
/// <param name="HardBoxCost">F* of the hard box, without penalty; +∞ where Σlo &gt; b or Σhi &lt; b.</param>
/// <param name="HardBoxX">Its minimiser; empty where infeasible.</param>
public sealed record CpuOptimum(double PenalisedCost, ImmutableArray<double> PenalisedX, double HardBoxCost, ImmutableArray<double> HardBoxX);

/// <summary>The centralised optimum of training.</summary>
/// <param name="Loss">G* = Σgᵢ(y*).</param>
/// <param name="Y">y*, m values.</param>
/// <param name="GradientNorm">‖Σ∇gᵢ(y*)‖ reached.</param>
/// <param name="GradientScale">max(1, Σ‖∇gᵢ(y*)‖), what the norm is measured against.</param>
public sealed record LearningOptimum(double Loss, ImmutableArray<double> Y, double GradientNorm, double GradientScale);
