using System.Text;
using CoOpt.Gpu.Engine.Planning;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Engine.Tests.Execution;

/// <summary>Sweeps of small instances, cut as a test wants.</summary>
internal static class SmallSweep
{
    /// <summary>192 instances of 24 networks that end in all ways and at all times; traces, and the states at their ends.</summary>
    public const string Spec =
        """
        schema: 1
        name: small
        problem: { nodes: 5, learning: { loss: quadratic } }
        network: { topology: ring }
        method: { steps: 300, stopAt: 1e-2 }
        sweep:
          seed: range(0, 24)
          method.alpha: log(0.2, 4, 8) * bound
        trace: { every: 20, states: last }
        """;

    /// <summary>24 instances whose α is searched for.</summary>
    public const string Searched =
        """
        schema: 1
        name: searched
        problem: { nodes: 5, cpu: { box: none }, learning: { loss: quadratic, dimensions: 2, definite: false } }
        links: { quantizer: log, coupling: edge }
        method: { alpha: "frontier(0.05, 8192)", step: bound, steps: 200 }
        sweep:
          links.rho: [0.05, 0.2, 0.8]
          network.p: [0.4, 0.9]
          seed: range(0, 4)
        trace: { every: 50 }
        """;

    /// <summary>Loads a spec.</summary>
    public static IInstanceSource Load(string spec = Spec)
    {
        var loaded = SpecLoader.Load(Encoding.UTF8.GetBytes(spec), "small.yaml", AppContext.BaseDirectory);
        Assert.True(loaded.IsValid, string.Join('\n', loaded.Diagnostics));
        return loaded.Source!;
    }

    /// <summary>Cuts a sweep.</summary>
    public static RunPlan Plan(ResolvedSweep sweep, int batch, int shard) => RunPlan.Cut(sweep, 64 * shard, shard, batch);
}
