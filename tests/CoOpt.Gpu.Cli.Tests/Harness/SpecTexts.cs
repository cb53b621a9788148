namespace CoOpt.Gpu.Cli.Tests.Harness;

/// <summary>Specs that tests run.</summary>
internal static class SpecTexts
{
    /// <summary>Twelve small instances that all converge within a blink.</summary>
    public const string Tiny =
        """
        schema: 1
        name: tiny
        problem:
          nodes: 6
          cpu: { box: none }
          learning: { loss: quadratic }
        network: { topology: ring }
        links: { coupling: ideal, quantizer: none }
        method: { steps: 4000, stopAt: 1e-6 }
        sweep:
          method.alpha: lin(0.5, 1.5, 3) * bound
          seed: range(0, 4)
        trace: { every: 20 }
        """;

    /// <summary>Runs for hours.</summary>
    public const string Endless =
        """
        schema: 1
        name: endless
        problem:
          nodes: 6
          cpu: { box: none }
          learning: { loss: quadratic }
        network: { topology: ring }
        method: { alpha: 0.5 * bound, steps: 100000000000, stopAt: 0 }
        sweep: { seed: "range(0, 4)" }
        trace: { every: 1000000000 }
        """;

    /// <summary>16 instances that may take long and do not, so that each is a shard of its own; all of them take about a second of one core.</summary>
    public const string Long =
        """
        schema: 1
        name: long
        problem:
          nodes: 10
          cpu: { box: none }
          learning: { loss: quadratic }
        network: { topology: ring }
        links: { quantizer: log, rho: 0.125, coupling: edge }
        method: { steps: 10000000, stopAt: 1e-6 }
        sweep:
          method.alpha: lin(0.004, 0.008, 4) * bound
          seed: range(0, 4)
        trace: { every: 2000 }
        """;
}
