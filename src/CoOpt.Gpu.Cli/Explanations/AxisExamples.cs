using System.Collections.Immutable;
using static CoOpt.Gpu.Cli.Explanations.Example;

namespace CoOpt.Gpu.Cli.Explanations;

/// <summary>Examples for CO02…: axes of a sweep.</summary>
internal static class AxisExamples
{
    /// <summary>The examples, by code.</summary>
    public static ImmutableArray<SpecExample> All { get; } =
    [
        new("CO0201", Spec("sweep:\n  rho: [0.125, 0.5]"), Spec("sweep:\n  links.rho: [0.125, 0.5]"),
            "Write the setting's dotted name. Name, schema and trace are the same for a whole sweep and cannot vary."),
        new("CO0202", Spec("sweep:\n  seed: range(8, 8)"), Spec("sweep:\n  seed: range(0, 8)"),
            "Give the axis a point, or remove it; range leaves out its end."),
        new("CO0203", Spec("sweep:\n  zip:\n    links.rho: [0.125, 0.25]\n    method.stopAt: [1e-6, 1e-5, 1e-4]"),
            Spec("sweep:\n  zip:\n    links.rho: [0.125, 0.25]\n    method.stopAt: [1e-6, 1e-5]"),
            "Make the lists equally long; for every combination take two axes instead of a zip."),
        new("CO0204", Spec("sweep:\n  links.rho: [0.125, 0.5]\n  zip:\n    links.rho: [0.25]\n    seed: [1]"), Spec("sweep:\n  links.rho: [0.125, 0.25, 0.5]\n  seed: [1]"),
            "Keep the setting in one axis."),
        new("CO0205", Spec("sweep:\n  seed: range(0, 1000000000)"), Spec("sweep:\n  seed: range(0, 1000)"),
            "Shorten the axes, or cut the sweep into several specs."),
        new("CO0206", Spec("sweep:\n  seed: range(0, 100000)\n  links.rho: lin(0.01, 1, 200)"), Spec("sweep:\n  seed: range(0, 1000)\n  links.rho: lin(0.01, 1, 200)"),
            "Look at coopt plan; if the size is meant, run with --yes."),
        new("CO0207", Spec("sweep:\n  links.rho: 0.5"), Spec("sweep:\n  links.rho: [0.5]"),
            "Write a list, range(a, b[, step]), lin(a, b, n) or log(a, b, n); each may be multiplied, by bound or limit for method.alpha."),
        new("CO0208", SpecWith("sweep:\n  links.rho: [0.125, 0.5]", "--set links.rho=0.25"), SpecWith("sweep:\n  links.rho: [0.125, 0.5]", "--sweep links.rho=[0.25]"),
            "Replace the axis: --sweep key=[value]."),
        new("CO0209", SpecWith("sweep:\n  seed: range(0, 20)", "--quick"), SpecWith("sweep:\n  seed: range(0, 20)\nquick:\n  seed: range(0, 2)", "--quick"),
            "The spec says what its short form is, where the program cannot know which points matter."),
    ];
}
