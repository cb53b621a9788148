using CoOpt.Gpu.Fuzz.Running;

namespace CoOpt.Gpu.Fuzz.Reporting;

/// <summary>What came of a campaign.</summary>
internal sealed record CampaignResult(string Parser, ulong Seed, BlockResult Total, TimeSpan Elapsed);
