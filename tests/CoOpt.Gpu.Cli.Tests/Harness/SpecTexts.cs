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
}
