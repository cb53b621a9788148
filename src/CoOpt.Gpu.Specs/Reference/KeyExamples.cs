using System.Collections.Immutable;

namespace CoOpt.Gpu.Specs.Reference;

/// <summary>An example for every key of the key table, each read by the loader in a test.</summary>
internal static class KeyExamples
{
    private static readonly (string, string) FourNodes = ("problem.nodes", "4");
    private static readonly (string, string) Logistic = ("problem.learning.loss", "logistic");
    private static readonly (string, string) Label = ("problem.learning.data.label", "class");
    private static readonly (string, string) Samples = ("problem.learning.data.csv", "samples.csv");
    private static readonly (string, string) Mnist = ("problem.learning.data.mnist", "mnist");
    private static readonly (string, string) Dormand = ("method.stepper", "dopri5");
    private static readonly (string, string) Adaptive = ("method.step", "adaptive");
    private static readonly (string, string) Unquantised = ("links.quantizer", "none");
    private static readonly (string, string) Untrained = ("problem.learning.loss", "none");
    private static readonly (string, string) Stepped = ("method.step", "0.01");

    public static ImmutableArray<KeyExample> All { get; } =
    [
        new("schema", "1"),
        new("name", "alpha-ablation"),
        new("seed", "7"),

        new("problem.nodes", "50"),

        new("problem.cpu.capacity", "\"loguniform(1, 10)\""),
        new("problem.cpu.workload", "\"normal(4, 1)\""),
        new("problem.cpu.demand", "1.1"),
        new("problem.cpu.demand.total", "120"),
        new("problem.cpu.box", "[0.2, 2]"),
        new("problem.cpu.penalty", "10"),
        new("problem.cpu.penaltyForm", "softplus"),
        new("problem.cpu.sigma", "50", ("problem.cpu.penaltyForm", "softplus")),
        new("problem.cpu.nodes", "nodes.csv", FourNodes, ("problem.cpu.demand.total", "12.5")),

        new("problem.learning.loss", "logistic"),
        new("problem.learning.data", "circles"),
        new("problem.learning.data.csv", "samples.csv", Label, FourNodes),
        new("problem.learning.data.label", "class", Samples, FourNodes),
        new("problem.learning.data.node", "site", Samples, Label, FourNodes),
        new("problem.learning.data.mnist", "mnist", ("problem.learning.data.digit", "3"), Logistic, FourNodes),
        new("problem.learning.data.classes", "[3, 5]", Mnist, Logistic, FourNodes),
        new("problem.learning.data.digit", "3", Mnist, Logistic, FourNodes),
        new("problem.learning.dimensions", "10"),
        new("problem.learning.samplesPerNode", "100"),
        new("problem.learning.split", "sorted"),
        new("problem.learning.concentration", "0.1", ("problem.learning.split", "dirichlet")),
        new("problem.learning.unequalSizes", "true"),
        new("problem.learning.standardize", "false"),
        new("problem.learning.noise", "0.5"),
        new("problem.learning.C", "1", ("problem.learning.loss", "smooth-hinge")),
        new("problem.learning.mu", "5", ("problem.learning.loss", "smooth-hinge")),
        new("problem.learning.ridge", "0.1", Logistic),
        new("problem.learning.definite", "false", ("problem.learning.loss", "quadratic")),
        new("problem.learning.maximumSamples", "30", Mnist, ("problem.learning.data.digit", "3"), Logistic, FourNodes),
        new("problem.learning.holdout", "0.2"),

        new("network.topology", "exponential"),
        new("network.p", "0.4"),
        new("network.k", "6", ("network.topology", "watts-strogatz")),
        new("network.radius", "0.5", ("network.topology", "random-geometric")),
        new("network.weights", "metropolis"),
        new("network.edges", "links.csv", ("network.topology", "edges"), FourNodes),
        new("network.switching", "pool"),
        new("network.switching.graphs", "8"),
        new("network.switching.every", "200"),
        new("network.switching.everyTime", "0.5"),
        new("network.directed", "true", ("network.beyond", "[directed]"), ("method.alpha", "0.1")),
        new("network.oneWay", "0.3", ("network.beyond", "[directed]"), ("method.alpha", "0.1")),
        new("network.beyond", "[disconnected]"),

        new("links.quantizer", "uniform", ("links.delta", "0.125")),
        new("links.rho", "0.5"),
        new("links.delta", "0.125", ("links.quantizer", "uniform")),
        new("links.rounding", "floor"),
        new("links.coupling", "edge"),

        new("method.algorithm", "laplacian-gradient", Untrained),
        new("method.momentum", "0.9", Untrained, ("method.algorithm", "momentum")),
        new("method.lowerExponent", "0.3", Untrained, Unquantised, Stepped, ("method.algorithm", "sign")),
        new("method.upperExponent", "2", Untrained, Unquantised, Stepped, ("method.algorithm", "sign")),
        new("method.saturation", "0.5", Untrained, Unquantised, ("method.algorithm", "saturated")),
        new("method.augmentation", "2", Untrained, Unquantised, ("method.algorithm", "admm")),
        new("method.stopTolerance", "1e-6", Untrained, Unquantised, ("method.algorithm", "balanced")),
        new("method.alpha", "2 * limit"),
        new("method.stepper", "rk4"),
        new("method.step", "0.01"),
        new("method.steps", "20000"),
        new("method.time", "100"),
        new("method.stopAt", "0"),
        new("method.tolerance", "1e-3"),
        new("method.precision", "single"),
        new("method.relativeTolerance", "1e-6", Dormand, Adaptive, Unquantised),
        new("method.absoluteTolerance", "1e-8", Dormand, Adaptive, Unquantised),
        new("method.start.x", "equal"),
        new("method.start.x.csv", "x.csv", FourNodes, ("problem.cpu.demand.total", "12.5")),
        new("method.start.y", "zeros"),
        new("method.start.y.csv", "y.csv", FourNodes),
        new("method.start.z", "zero"),

        new("trace.every", "50"),
        new("trace.everyTime", "0.5"),
        new("trace.observables", "[cost_gap, distance]"),
        new("trace.states", "last"),
    ];

    private static readonly ImmutableDictionary<string, KeyExample> ByPath = All.ToImmutableDictionary(e => e.Path, StringComparer.Ordinal);

    public static KeyExample Get(string path) => ByPath[path];
}
