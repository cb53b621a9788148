using System.Collections.Immutable;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Loading;

/// <summary>What came of reading a spec.</summary>
/// <param name="Diagnostics">Every problem found, in the order of the files and places.</param>
/// <param name="Source">The sweep and its instances; null where there is an error.</param>
/// <param name="NeedsConsent">Whether the sweep has more than ten million instances, so that <c>run</c> asks for <c>--yes</c>.</param>
public sealed record SpecLoadResult(ImmutableArray<Diagnostic> Diagnostics, IInstanceSource? Source, bool NeedsConsent)
{
    /// <summary>The sweep; null where there is an error.</summary>
    public ResolvedSweep? Sweep => Source?.Sweep;

    /// <summary>Whether the spec has a quick form.</summary>
    public bool HasQuickForm { get; init; }

    /// <summary>Whether the sweep can run.</summary>
    public bool IsValid => Source is not null;
}
