using System.Collections.Immutable;

namespace CoOpt.Gpu.Specs.Reference;

/// <summary>What each word of a key with a choice of words means.</summary>
internal static class WordMeanings
{
    private static readonly ImmutableDictionary<string, ImmutableArray<(string Word, string Meaning)>> ByPath = ImmutableDictionary.CreateRange(StringComparer.Ordinal,
    [
        Of("problem.cpu.penaltyForm", ("quadratic", "c·max(u, 0)² for a violation u of either side"), ("softplus", "(c/σ)·log(1 + e^{σu}), smooth, above 0 inside the box too")),
        Of("problem.learning.loss",
            ("least-squares", "Σ (w·φ − ν − t)²"),
            ("smooth-hinge", "w·w + C·Σ (1/μ)·log(1 + exp(μ(1 − l(w·φ − ν))))"),
            ("logistic", "(1/Nᵢ)·Σ log(1 + exp(−l(w·φ + c))) + (ridge/2)‖w‖²"),
            ("softmax", "(1/Nᵢ)·Σ −log softmax(Wφ + c)_l + (ridge/2)‖W‖²"),
            ("quadratic", "½yᵀAᵢy − cᵢᵀy with drawn Aᵢ and cᵢ"),
            ("none", "no training, m = 0: CPU scheduling alone, without α and bounds")),
        Of("problem.learning.data",
            ("auto", "quadratic for the quadratic loss, regression for least-squares, gaussians otherwise, nothing without a loss"),
            ("gaussians", "two classes, φ ~ N(±u, σ²I) with u = (1, …, 1)/√d"),
            ("circles", "two classes, inside and outside a circle in a square; φ = (χ₁², χ₂², √2·χ₁χ₂)"),
            ("regression", "t = w·φ − ν + noise, φ, w and ν standard normal"),
            ("quadratic", "for loss: quadratic only"),
            ("csv", "a file of your own, written data: { csv: FILE, label: COLUMN }"),
            ("mnist", "MNIST's files, written data: { mnist: FOLDER }")),
        Of("problem.learning.split",
            ("iid", "shuffled"), ("sorted", "sorted by label or target and cut into shards, one a node"), ("dirichlet", "each node's shares of the labels from a Dirichlet law")),
        Of("network.topology",
            ("erdos-renyi", "each pair linked with probability p, redrawn until connected"),
            ("ring", "i ~ i ± 1"),
            ("two-hop-ring", "i ~ i ± 1, i ± 2"),
            ("exponential", "i ~ i ± 2ᵏ"),
            ("watts-strogatz", "a ring lattice of degree k, each link rewired with probability p"),
            ("random-geometric", "points in the unit square, linked where nearer than radius"),
            ("star", "node 0 linked to all others"),
            ("complete", "all pairs"),
            ("grid", "r rows of n/r nodes, r the largest divisor of n up to √n; a path for a prime n"),
            ("edges", "as in the file that network.edges names")),
        Of("network.weights",
            ("unit", "1, or the weight column of the edges file"), ("metropolis", "1/(1 + max(dᵢ, dⱼ)) with the degrees d"), ("max-degree", "1/(1 + largest degree)"),
            ("balanced", "πᵢ, such that each node of a network with one-way links sends as much weight as it receives: Σᵢwᵢⱼ = Σᵢwⱼᵢ; redrawn until strongly connected")),
        Of("network.switching", ("none", "one graph throughout"), ("pool", "the graphs of a pool in turn")),
        Of("network.beyond", ("directed", "for directed: true and oneWay"), ("disconnected", "a network in parts is run")),
        Of("links.quantizer",
            ("log", "sgn(v)·e^{ρk}, q(0) = 0"), ("uniform", "Δ·round(v/Δ), ties to even"), ("none", "v")),
        Of("links.rounding",
            ("nearest", "level k for e^{ρ(k − ½)} ≤ |v| < e^{ρ(k + ½)}"), ("floor", "level k for e^{ρk} ≤ |v| < e^{ρ(k + 1)}")),
        Of("links.coupling",
            ("node", "q(a) − q(b): each node broadcasts one quantised message"), ("edge", "q(a − b): the difference over a link is quantised"), ("ideal", "a − b: no quantiser at all")),
        Of("method.algorithm",
            ("co-optimization", "the dynamics of x, y and z; with loss: none those of x alone"),
            ("laplacian-gradient", "ẋᵢ = Σⱼ wᵢⱼ⟨∂Fⱼ, ∂Fᵢ⟩: the same dynamics of x, on any links"),
            ("momentum", "its Euler step plus β(x(k) − x(k−1)), on any links"),
            ("sign", "ẋᵢ = Σⱼ wᵢⱼ(sgnᵃ(Δ) + sgnᵇ(Δ)), Δ = ∂Fⱼ − ∂Fᵢ, sgnᵃ(u) = sgn(u)|u|ᵃ; nodes broadcast ∂F unquantised"),
            ("saturated", "ẋᵢ = Σⱼ wᵢⱼ·min(max(Δ, −δ), δ); nodes broadcast ∂F unquantised"),
            ("single-bit", "ẋᵢ = Σⱼ wᵢⱼ·sgn(Δ); one bit over each direction of a link"),
            ("balanced", "equal utilisation xᵢ = κᵢb/Σκ by ratio consensus from y = x(0), v = κ; four numbers broadcast a step; stops by itself"),
            ("admm", "xᵢ⁺ = argmin fᵢ(x) + (r/2)(x − xᵢ + x̄ − b/n + u)², u⁺ = u + x̄⁺ − b/n, with a coordinator: n numbers up and one down a step"),
            ("dual-ascent", "λ⁺ = λ + η(b − Σx), xᵢ⁺ = argmin fᵢ(x) − λ⁺x from λ = 0, with a coordinator likewise")),
        Of("method.precision",
            ("double", "float64, 53 bits: residuals down to 1e-15"),
            ("single", "float32, 24 bits: residuals down to about 1e-6, half the memory and twice the lanes; no adaptive step, no frontier, at most 2^24 steps")),
        Of("method.stepper",
            ("euler", "order 1, one round of messages a step"),
            ("rk4", "classical Runge–Kutta, order 4, four rounds a step"),
            ("dopri5", "Dormand–Prince 5(4), six rounds a step, without a quantiser only")),
        Of("method.step",
            ("auto", "half the smaller of 2/(λₙ·f″max·K̄) and 2/(2λₙK̄ + αL)"), ("bound", "the same with the bound for α, so that η does not depend on α"), ("adaptive", "chosen by each instance's error estimate, with dopri5")),
        Of("method.start.x", ("equal", "b/n each"), ("csv", "from a file, written x: { csv: FILE }")),
        Of("method.start.y", ("normal", "N(0, 1) from the seed"), ("zeros", "0"), ("csv", "from a file, written y: { csv: FILE }")),
        Of("method.start.z", ("gradient", "∇gᵢ(yᵢ(0)), so that Σz = Σ∇g at all times"), ("zero", "0, which converges to another point")),
        Of("trace.states", ("none", "no states"), ("last", "the state at each instance's end"), ("all", "the state at every trace point")),
    ]);

    /// <summary>The words of a key with their meanings; empty where its text says it all.</summary>
    public static ImmutableArray<(string Word, string Meaning)> Of(string path) => ByPath.GetValueOrDefault(path, []);

    private static KeyValuePair<string, ImmutableArray<(string Word, string Meaning)>> Of(string path, params ImmutableArray<(string Word, string Meaning)> words) => new(path, words);
}
