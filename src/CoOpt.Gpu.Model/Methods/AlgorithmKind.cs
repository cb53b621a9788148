namespace CoOpt.Gpu.Model.Methods;

/// <summary>What drives x. All but the first are baselines of CPU scheduling alone and start from Σx = b; ∂F is the cost's derivative with its penalty.</summary>
public enum AlgorithmKind
{
    /// <summary>The co-optimisation dynamics; without training their x-dynamics alone.</summary>
    CoOptimization,

    /// <summary>ẋᵢ = Σⱼ wᵢⱼ⟨∂Fⱼ, ∂Fᵢ⟩: the x-dynamics of co-optimisation.</summary>
    LaplacianGradient,

    /// <summary>Its Euler step plus β(x(k) − x(k−1)).</summary>
    Momentum,

    /// <summary>ẋᵢ = Σⱼ wᵢⱼ(sgnᵃ(Δ) + sgnᵇ(Δ)), Δ = ∂Fⱼ − ∂Fᵢ, sgnᵃ(u) = sgn(u)|u|ᵃ.</summary>
    Sign,

    /// <summary>ẋᵢ = Σⱼ wᵢⱼ·min(max(Δ, −δ), δ).</summary>
    Saturated,

    /// <summary>ẋᵢ = Σⱼ wᵢⱼ·sgn(Δ).</summary>
    SingleBit,

    /// <summary>Equal utilisation xᵢ = κᵢb/Σκ by ratio consensus, with a stop of its own.</summary>
    Balanced,

    /// <summary>xᵢ⁺ = argmin fᵢ(x) + (r/2)(x − xᵢ + x̄ − b/n + u)², u⁺ = u + x̄⁺ − b/n.</summary>
    Admm,

    /// <summary>λ⁺ = λ + η(b − Σx), xᵢ⁺ = argmin fᵢ(x) − λ⁺x.</summary>
    DualAscent,
}
