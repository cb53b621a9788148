using System.Collections.Immutable;
using CoOpt.Gpu.Claims.Audits;

namespace CoOpt.Gpu.Claims.Judging;

/// <summary>Every claim that is tested. To add one: write its class in Audits, add its line here.</summary>
public static class ClaimCatalogue
{
    private static readonly Claim[] Audited =
    [
        new SumIsDemand(),
        new SumUnderSwitching(),
        new ConsensusOnOptimum(),
        new LogLeavesNoResidual(),
        new SectorOnTheWire(),
        new TrackerStartsAtZero(),
        new BelowTheBoundConverges(),
        new BoundIsThreshold(),
        new BestGain(),
        new DenserIsFaster(),
        new ExponentialIsFaster(),
        new AccuracyOnImages(),
        new LyapunovFalls(),
        new SumOverOneWayLinks(),
        new ScalesPastHundred(),
        new LogBeatsUniform(),
        new SmallerStepsCostBits(),
        new UnevenData(),
        new GapIsHalved(),
        new StopAnywhere(),
    ];

    /// <summary>All claims, by number.</summary>
    public static ImmutableArray<Claim> All { get; } = [.. Audited.OrderBy(c => c.Number)];

    /// <summary>The claim of that id, such as C4 or c4, or null.</summary>
    public static Claim? Find(string id) => All.FirstOrDefault(c => c.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
