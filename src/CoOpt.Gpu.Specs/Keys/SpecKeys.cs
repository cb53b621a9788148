using System.Collections.Immutable;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;
using CoOpt.Gpu.Specs.Keys.Forms;

namespace CoOpt.Gpu.Specs.Keys;

/// <summary>
/// The key table: parsing, validation, suggestions, defaults, the canonical settings and the JSON Schema all come from it. To add a setting, add a line here and
/// bind it in <c>Binding</c>.
/// </summary>
internal static class SpecKeys
{
    /// <summary>Seeds are whole numbers that a double holds exactly.</summary>
    private const double MaximumSeed = 9007199254740991;

    private static readonly SettingValue None = SettingValue.None;

    public static ImmutableArray<SpecKey> All { get; } =
    [
        new("schema", NumberForm.Integer(1, 1), null, "Version of this schema.", Sweepable: false),
        new("name", new NameForm(), null, "Name of the sweep, part of the run folder's name.", Sweepable: false),
        new("seed", NumberForm.Integer(0, MaximumSeed), Number(0), "Keys every random draw; instances with equal seeds share graphs, data and start."),

        new("problem.nodes", NumberForm.Integer(2, 100_000), Number(20), "n, the number of computing nodes."),

        new("problem.cpu.capacity", new DistributionForm(positive: true), Word("uniform(1, 5)"), "Law of the capacities κᵢ.", "CPU per unit of marginal cost"),
        new("problem.cpu.workload", new DistributionForm(positive: false), Word("uniform(0, 8)"), "Law of the local workloads bᵢ.", "CPU"),
        new("problem.cpu.demand", NumberForm.Positive, Number(1.3), "The demand b as a multiple of Σbᵢ.", "Σbᵢ", Excludes: "problem.cpu.demand.total"),
        new("problem.cpu.demand.total", NumberForm.Any, None, "The demand b itself.", "CPU", Excludes: "problem.cpu.demand"),
        new("problem.cpu.box", new WordOrForm(new PairForm(), "none"), SettingValue.Of([Number(0), Number(1.5)]), "The box Ξᵢ of each node's CPU.", "b·κᵢ/Σκ"),
        new("problem.cpu.penalty", NumberForm.NotNegative, Number(1), "c, the weight of the box penalty."),
        new("problem.cpu.penaltyForm", new WordForm("quadratic", "softplus"), Word("quadratic"), "The form of the box penalty: c·max(u, 0)², or the smooth (c/σ)·log(1 + e^{σu})."),
        new("problem.cpu.sigma", NumberForm.Positive, Number(20), "σ, the sharpness of the softplus penalty.", "1/CPU"),
        new("problem.cpu.nodes", new WordOrForm(new PathForm(), "none"), None, "CSV node,capacity,workload,lower,upper in absolute units; goes with demand: { total: … }."),

        new("problem.learning.loss", new WordForm("least-squares", "smooth-hinge", "logistic", "softmax", "quadratic", "none"), Word("smooth-hinge"), "The local training loss gᵢ; none: CPU scheduling alone."),
        new("problem.learning.data", new WordForm("auto", "gaussians", "circles", "regression", "quadratic", "csv", "mnist"), Word("auto"),
            "Where the samples come from; auto: quadratic for the quadratic loss, regression for least-squares, gaussians otherwise, nothing without a loss."),
        new("problem.learning.data.csv", new WordOrForm(new PathForm(), "none"), None, "CSV with a header; all columns but label and node are features, in order.",
            Implies: "csv", Excludes: "problem.learning.data.mnist"),
        new("problem.learning.data.label", new WordOrForm(new TextForm(), "none"), None, "Name of the CSV column with the label (−1, +1; for softmax 0, 1, …) or target."),
        new("problem.learning.data.node", new WordOrForm(new TextForm(), "none"), None, "Name of the CSV column with the owning node; none: the split deals the rows out."),
        new("problem.learning.data.mnist", new WordOrForm(new PathForm(), "none"), None,
            "Folder with MNIST's IDX files, plain or .gz: the train- pair, or where it is missing the t10k- pair. Pixels are divided by 255.",
            Implies: "mnist", Excludes: "problem.learning.data.csv"),
        new("problem.learning.data.classes", new ListForm(NumberForm.Integer(0, 9)), SettingValue.Of([]), "MNIST digits used: two for a binary loss (first +1, second −1); empty: all ten."),
        new("problem.learning.data.digit", new WordOrForm(NumberForm.Integer(0, 9), "none"), None, "MNIST one-versus-rest: this digit is +1, all others −1."),
        new("problem.learning.dimensions", NumberForm.Integer(1, 10_000), Number(2), "d of gaussians and regression; m of quadratic. Circles always have d = 3."),
        new("problem.learning.samplesPerNode", NumberForm.Integer(1, 1_000_000), Number(20), "Generated samples a node (the mean where sizes are unequal), the held-out ones included."),
        new("problem.learning.split", new WordForm("iid", "sorted", "dirichlet"), Word("iid"),
            "How samples are dealt out: shuffled; sorted by label or target and cut into shards; label shares of each node drawn from a Dirichlet law."),
        new("problem.learning.concentration", NumberForm.Positive, Number(0.5), "Concentration of the Dirichlet split; small means skewed."),
        new("problem.learning.unequalSizes", new BooleanForm(), SettingValue.Of(false), "Whether nodes get unequal numbers of samples: one each, the rest by shares from a flat Dirichlet law."),
        new("problem.learning.standardize", new WordOrForm(new BooleanForm(), "auto"), Word("auto"), "Whether features are centred and scaled to unit variance over the training samples; auto: all but MNIST."),
        new("problem.learning.noise", new WordOrForm(NumberForm.NotNegative, "auto"), Word("auto"),
            "Deviation of the noise on the targets of regression and the points of circles (auto: 0.1), and of the two gaussians, whose means are 2 apart (auto: 1)."),
        new("problem.learning.C", NumberForm.Positive, Number(1.5), "C of the smooth hinge."),
        new("problem.learning.mu", NumberForm.Positive, Number(2), "μ of the smooth hinge."),
        new("problem.learning.ridge", NumberForm.NotNegative, Number(1e-3), "Ridge of logistic and softmax; intercepts are not penalised."),
        new("problem.learning.definite", new BooleanForm(), SettingValue.Of(true), "Quadratic: whether every Aᵢ ≻ 0; otherwise single Aᵢ are sign-indefinite while ΣAᵢ ≻ 0."),
        new("problem.learning.maximumSamples", new WordOrForm(NumberForm.Integer(1, 100_000_000), "none"), None, "Most samples taken from a file, stratified by label."),
        new("problem.learning.holdout", new NumberForm(0, 1, openAbove: true), Number(0), "Share of the samples held out for the accuracy columns, stratified by label."),

        new("network.topology", new WordForm("erdos-renyi", "ring", "two-hop-ring", "exponential", "watts-strogatz", "random-geometric", "star", "complete", "grid", "edges"), Word("erdos-renyi"),
            "The family of the network; random ones are redrawn until connected."),
        new("network.p", new NumberForm(0, 1), Number(0.2), "p: probability of a link (erdos-renyi) or of rewiring one (watts-strogatz)."),
        new("network.k", NumberForm.Integer(2, 1_000_000), Number(4), "Even degree of the watts-strogatz lattice."),
        new("network.radius", NumberForm.Positive, Number(0.4), "Distance in the unit square below which random-geometric nodes are linked."),
        new("network.weights", new WordForm("unit", "metropolis", "max-degree", "balanced"), Word("unit"), "wᵢⱼ: 1 (or as in the file), 1/(1 + max(dᵢ, dⱼ)), 1/(1 + largest degree), or with equal row and column sums."),
        new("network.edges", new WordOrForm(new PathForm(), "none"), None, "CSV source,target[,weight][,graph], nodes from 0, each undirected link once."),
        new("network.switching", new WordForm("none", "pool"), None, "none: a fixed network; pool: a switching one, implied by the keys below."),
        new("network.switching.graphs", new WordOrForm(NumberForm.Integer(1, 10_000), "auto"), Word("auto"), "Graphs in the pool; auto: 5, or as many as the edges file has.", Implies: "pool"),
        new("network.switching.every", NumberForm.Integer(1, int.MaxValue), Number(50), "Steps between switches.", "steps", Implies: "pool", Excludes: "network.switching.everyTime"),
        new("network.switching.everyTime", NumberForm.Positive, None, "Model time between switches.", "model time", Implies: "pool", Excludes: "network.switching.every"),
        new("network.directed", new BooleanForm(), SettingValue.Of(false), "Whether a link is read as source → target; asks for beyond: [directed]."),
        new("network.oneWay", new NumberForm(0, 1), Number(0), "Probability that a link loses one of its directions; above 0 asks for beyond: [directed]."),
        new("network.beyond", new ListForm(new WordForm("directed", "disconnected")), SettingValue.Of([]), "What lies beyond the theory and is recorded instead of refused."),

        new("links.quantizer", new WordForm("log", "uniform", "none"), Word("log"), "The quantiser q of the links."),
        new("links.rho", new NumberForm(0, 1, openBelow: true), Number(0.125), "ρ, the step of the logarithmic quantiser."),
        new("links.delta", NumberForm.Positive, None, "Δ, the step of the uniform quantiser; must be given for it."),
        new("links.rounding", new WordForm("nearest", "floor"), Word("nearest"), "Where the logarithmic levels' boundaries lie: e^{ρ(k − ½)} or e^{ρk}."),
        new("links.coupling", new WordForm("node", "edge", "ideal"), Word("node"), "⟨a, b⟩: q(a) − q(b), q(a − b), or a − b."),

        new("method.algorithm", new WordForm("co-optimization", "laplacian-gradient", "momentum", "sign", "saturated", "single-bit", "balanced", "admm", "dual-ascent"), Word("co-optimization"),
            "The algorithm: all but the first are baselines of CPU scheduling alone, for loss: none."),
        new("method.momentum", new NumberForm(0, 1, openAbove: true), Number(0.5), "β, the momentum of algorithm: momentum."),
        new("method.lowerExponent", new NumberForm(0, 1, openBelow: true, openAbove: true), Number(0.5), "a, the exponent below 1 of algorithm: sign."),
        new("method.upperExponent", new NumberForm(1, 100, openBelow: true), Number(1.5), "b, the exponent above 1 of algorithm: sign."),
        new("method.saturation", NumberForm.Positive, Number(1), "δ, where algorithm: saturated clips.", "cost/CPU"),
        new("method.augmentation", new WordOrForm(NumberForm.Positive, "auto"), Word("auto"), "r, the weight of the augmented term of algorithm: admm; auto: √(min f″·max f″).", "cost/CPU²"),
        new("method.stopTolerance", NumberForm.Positive, Number(1e-9), "ε: algorithm: balanced stops once all ratios agree to ε·max(1, the greatest).", "CPU per capacity"),
        new("method.alpha", new QuantityForm(), Word("0.5 * bound"), "α, the gradient-tracking gain; bound = |λ₂|/(L(1 + ρ²/4)), limit = |λ₂|/L; frontier(t): the largest stable one to the relative tolerance t, searched for over horizons of up to 1,000,000 steps, or k of them: \"frontier(t, k)\".", "1/model time per unit of L"),
        new("method.stepper", new WordForm("euler", "rk4", "dopri5"), Word("euler"), "The time integrator."),
        new("method.step", new WordOrForm(NumberForm.Positive, "auto", "bound", "adaptive"), Word("auto"), "η: half the stability limit, error-controlled (dopri5), or given.", "model time"),
        new("method.steps", NumberForm.Integer(1, 1_000_000_000_000), Number(4000), "Step limit.", "steps", Excludes: "method.time"),
        new("method.time", NumberForm.Positive, None, "Horizon.", "model time", Excludes: "method.steps"),
        new("method.stopAt", NumberForm.NotNegative, Number(1e-6), "Residual at which an instance has converged and stops; 0 runs to the limit."),
        new("method.tolerance", NumberForm.Positive, Number(1e-6), "Residual of the column steps_to_tolerance."),
        new("method.precision", new WordForm("double", "single"), Word("double"), "The format that the device computes in: float64 or float32.", IsTacit: true),
        new("method.relativeTolerance", new NumberForm(0, 1, openBelow: true, openAbove: true), Number(1e-8), "Relative tolerance of the adaptive integrator."),
        new("method.absoluteTolerance", NumberForm.Positive, Number(1e-10), "Absolute tolerance of the adaptive integrator."),
        new("method.start.x", new WordForm("equal", "csv"), Word("equal"), "x(0): b/n each, or from a file."),
        new("method.start.x.csv", new WordOrForm(new PathForm(), "none"), None, "CSV node,x with Σx = b.", "CPU", Implies: "csv"),
        new("method.start.y", new WordForm("normal", "zeros", "csv"), Word("normal"), "y(0): N(0, 1) from the seed, 0, or from a file."),
        new("method.start.y.csv", new WordOrForm(new PathForm(), "none"), None, "CSV node,y0,y1,….", Implies: "csv"),
        new("method.start.z", new WordForm("gradient", "zero"), Word("gradient"), "z(0): ∇gᵢ(yᵢ(0)), or 0, which converges to another point."),

        new("trace.every", NumberForm.Integer(1, int.MaxValue), Number(100), "Steps between trace points.", "steps", Sweepable: false, Excludes: "trace.everyTime"),
        new("trace.everyTime", NumberForm.Positive, None, "Model time between trace points.", "model time", Sweepable: false, Excludes: "trace.every"),
        new("trace.observables", new WordOrForm(new ListForm(new WordForm(TraceColumns.All)), "all", "none"), Word("all"), "Columns of traces/ beside instance, step and t.", Sweepable: false),
        new("trace.states", new WordForm("none", "last", "all"), None, "Which states are written to states/.", Sweepable: false),
    ];

    public static SpecKeyTree Tree { get; } = SpecKeyTree.Build(All);

    private static readonly ImmutableDictionary<string, SpecKey> ByPath = All.ToImmutableDictionary(k => k.Path, StringComparer.Ordinal);

    public static IEnumerable<string> Sweepable => All.Where(k => k.Sweepable).Select(k => k.Path);

    public static SpecKey? Find(string path) => ByPath.GetValueOrDefault(path);

    public static SpecKey Get(string path) => ByPath[path];

    private static SettingValue Number(double value) => SettingValue.Of(value);

    private static SettingValue Word(string value) => SettingValue.Of(value);
}
