namespace CoOpt.Gpu.Model.Problems;

/// <summary>How a node's box Ξᵢ = [loᵢ, hiᵢ] enters its CPU cost.</summary>
public enum PenaltyForm
{
    /// <summary>No box.</summary>
    None,

    /// <summary>c·(max(x − hi, 0)² + max(lo − x, 0)²).</summary>
    Quadratic,

    /// <summary>c·(p(x − hi) + p(lo − x)), p(u) = (1/σ)·log(1 + e^{σu}).</summary>
    Softplus,
}
