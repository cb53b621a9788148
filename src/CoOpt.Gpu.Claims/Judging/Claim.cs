using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Evidence;

namespace CoOpt.Gpu.Claims.Judging;

/// <summary>
/// A claim of the paper (arXiv 2510.25176, through public summaries of it): what it says, which runs tell, and a rule that turns their rows into a verdict. The rule is fixed before the numbers are
/// looked at and is the same for the full and the quick form of the runs.
/// </summary>
public abstract class Claim
{
    /// <summary>Its number, from 1.</summary>
    public abstract int Number { get; }

    /// <summary>What is claimed, in one sentence.</summary>
    public abstract string Statement { get; }

    /// <summary>The rule of the verdict, in one or two sentences with its thresholds.</summary>
    public abstract string Rule { get; }

    /// <summary>The specs of the runs it needs, relative to the folder of experiments.</summary>
    public abstract ImmutableArray<string> Specs { get; }

    /// <summary>The figures that show it, relative to the folder of results, without extension: <c>quantised-links/figures/convergence</c>.</summary>
    public abstract ImmutableArray<string> Figures { get; }

    /// <summary>C and the number.</summary>
    public string Id => FormattableString.Invariant($"C{Number}");

    /// <summary>Judges it by <paramref name="runs"/>.</summary>
    /// <exception cref="MissingRunException">A run is not there.</exception>
    public abstract Finding Judge(RunSet runs);
}
