namespace CoOpt.Gpu.Model.Problems;

/// <summary>The local training losses gᵢ(y) over the samples (φ, l or t) of node i.</summary>
public enum LossKind
{
    /// <summary>Σ (w·φ − ν − t)², y = (w, ν).</summary>
    LeastSquares,

    /// <summary>w·w + C·Σ (1/μ)·log(1 + exp(μ(1 − l(w·φ − ν)))), y = (w, ν).</summary>
    SmoothHinge,

    /// <summary>(1/Nᵢ)·Σ log(1 + exp(−l(w·φ + c))) + (ridge/2)‖w‖², y = (w, c).</summary>
    Logistic,

    /// <summary>(1/Nᵢ)·Σ −log softmax(Wφ + c)_l + (ridge/2)‖W‖², y = (w₀, c₀, w₁, c₁, …), one block of d + 1 per class.</summary>
    Softmax,

    /// <summary>½yᵀAᵢy − cᵢᵀy.</summary>
    Quadratic,

    /// <summary>No training at all, m = 0: CPU scheduling alone.</summary>
    None,
}
