using System.Collections.Immutable;
using CoOpt.Gpu.Figures.Runs;

namespace CoOpt.Gpu.Claims.Evidence;

/// <summary>The runs that claims are judged by, by their specs.</summary>
public sealed class RunSet(ImmutableDictionary<string, RunData> runs)
{
    /// <summary>All rows of the run of <paramref name="spec"/>.</summary>
    /// <exception cref="MissingRunException">It is not there.</exception>
    public Rows this[string spec] => runs.TryGetValue(spec, out var run) ? Rows.Of(spec, run) : throw new MissingRunException(spec);
}
