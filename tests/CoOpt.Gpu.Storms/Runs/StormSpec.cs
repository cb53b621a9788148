using System.Globalization;

namespace CoOpt.Gpu.Storms.Runs;

/// <summary>
/// The sweeps that are stopped, killed and starved. A shard holds as many instances as its bound on steps allows, so limits on steps far above what the instances need give small shards.
/// </summary>
/// <param name="Text">The spec.</param>
/// <param name="Threads">Workers.</param>
public sealed record StormSpec(string Text, int Threads)
{
    /// <summary>Three shards of one instance in parts of two and one, over in half a second.</summary>
    public static StormSpec Few { get; } = new(Quadratic(8_000_000_000, "20000", "[0.5 * bound, 0.7 * bound, 1.0 * bound]", 1, "{ coupling: ideal, quantizer: none }", "1e-6"), 1);

    /// <summary>
    /// Shards of one instance in parts of four. The smallest of the gains, from <paramref name="least"/> times the bound up to it, needs some 300/<paramref name="least"/> steps, the
    /// largest a hundredth of that or less, so shards end one after the other.
    /// </summary>
    public static StormSpec Spread(double least, int seeds, int threads) =>
        new(Quadratic(4_000_000_000, "20000", string.Create(CultureInfo.InvariantCulture, $"log({least}, 1, 4) * bound"), seeds, "{ coupling: ideal, quantizer: none }", "1e-6"), threads);

    /// <summary>More shards than an hour has room for, of two problems: what is kept of problems is kept from the start. An instance takes seconds, as in a run that does take an hour.</summary>
    public static StormSpec Endless { get; } = new(Quadratic(4_000_000_000, "20000", "log(0.00005, 0.0005, 200000) * bound", 2, "{ coupling: ideal, quantizer: none }", "1e-6"), 1);

    /// <summary>Every coupling, quantiser and stepper of the links in turn, in sixteen shards of four; with the smaller gain an instance takes ten times as many steps.</summary>
    public static StormSpec Mixed { get; } = new(
        """
        schema: 1
        name: storm
        problem:
          nodes: 8
          learning: { loss: smooth-hinge, data: circles, samplesPerNode: 4 }
        network: { topology: erdos-renyi, p: 0.5, switching: { graphs: 3, every: 7 } }
        links: { rho: 0.125, delta: 0.01 }
        method: { steps: 4000000, stopAt: 0.02 }
        sweep:
          method.alpha: [0.2 * bound, 0.02 * bound]
          links.quantizer: [log, uniform]
          links.coupling: [node, edge]
          method.stepper: [euler, rk4]
          seed: range(0, 4)
        trace: { every: 2000, states: last }
        """,
        2);

    /// <summary>Few large networks, whose steps take long: how soon does such a run stop?</summary>
    public static StormSpec Heavy { get; } = new(
        """
        schema: 1
        name: storm
        problem: { nodes: 600, learning: { loss: logistic, data: gaussians, dimensions: 8, samplesPerNode: 20 } }
        network: { topology: erdos-renyi, p: 0.3 }
        links: { rho: 0.125 }
        method: { stepper: rk4, steps: 60, stopAt: 0 }
        sweep: { seed: "range(0, 4)" }
        trace: { every: 20, states: last }
        """,
        1);

    private static string Quadratic(long steps, string every, string alpha, int seeds, string links, string stopAt) => string.Create(CultureInfo.InvariantCulture, $$"""
        schema: 1
        name: storm
        problem:
          nodes: 6
          cpu: { box: none }
          learning: { loss: quadratic }
        network: { topology: ring }
        links: {{links}}
        method: { steps: {{steps}}, stopAt: {{stopAt}} }
        sweep:
          method.alpha: {{alpha}}
          seed: range(0, {{seeds}})
        trace: { every: {{every}}, states: last }
        """);
}
