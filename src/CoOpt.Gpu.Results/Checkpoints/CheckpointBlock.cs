namespace CoOpt.Gpu.Results.Checkpoints;

/// <summary>Where an image lies in a checkpoint.</summary>
/// <param name="Instance">Its instance.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Offset">Where its payload begins.</param>
/// <param name="Length">Bytes of its payload.</param>
/// <param name="Sha256">Of instance, steps, length and payload.</param>
internal readonly record struct CheckpointBlock(long Instance, long Steps, long Offset, int Length, ReadOnlyMemory<byte> Sha256);
