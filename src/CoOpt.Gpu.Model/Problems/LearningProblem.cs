namespace CoOpt.Gpu.Model.Problems;

/// <summary>Training: min Σ gᵢ(yᵢ) subject to y₁ = … = yₙ ∈ ℝᵐ.</summary>
public sealed record LearningProblem
{
    /// <summary>The form of gᵢ.</summary>
    public required LossKind Loss { get; init; }

    /// <summary>m, the number of parameters: d + 1, K(d + 1) for softmax, the order of Aᵢ for quadratic, 0 without training.</summary>
    public required int Parameters { get; init; }

    /// <summary>C of the smooth hinge.</summary>
    public double C { get; init; } = 1.5;

    /// <summary>μ of the smooth hinge.</summary>
    public double Mu { get; init; } = 2;

    /// <summary>Ridge of logistic and softmax; the intercepts are not penalised.</summary>
    public double Ridge { get; init; } = 1e-3;

    /// <summary>The samples; null for <see cref="LossKind.Quadratic"/> and <see cref="LossKind.None"/>.</summary>
    public SampleData? Samples { get; init; }

    /// <summary>Aᵢ and cᵢ; null unless <see cref="LossKind.Quadratic"/>.</summary>
    public QuadraticData? Quadratic { get; init; }

    /// <summary>Held-out samples for the accuracy columns, one pseudo-node; null where none were held out.</summary>
    public SampleData? Holdout { get; init; }
}
