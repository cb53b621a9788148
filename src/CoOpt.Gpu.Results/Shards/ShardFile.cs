namespace CoOpt.Gpu.Results.Shards;

/// <summary>A table of a shard.</summary>
/// <param name="Name">instances.csv, traces.csv or states.csv.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of its bytes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Rows">Its rows; of states.csv the snapshots.</param>
/// <param name="Parameters">The parameters a node that states.csv has columns for; 0 for the others.</param>
public sealed record ShardFile(string Name, string Sha256, long Bytes, long Rows, int Parameters);
