namespace CoOpt.Gpu.Results.Manifests;

/// <summary>One of several processes that a run was made by.</summary>
/// <param name="StartedUtc">When it began.</param>
/// <param name="FirstShard">The first shard that it committed.</param>
/// <param name="Shards">How many it committed.</param>
/// <param name="Device">What computed them.</param>
public sealed record ManifestSession(DateTimeOffset StartedUtc, int FirstShard, int Shards, DeviceIdentity Device);
