namespace CoOpt.Gpu.Results.Checkpoints;

/// <summary>Where an image lies in a checkpoint.</summary>
/// <param name="Instance">Its instance.</param>
/// <param name="Progress">Its progress.</param>
/// <param name="Offset">Where its payload begins.</param>
/// <param name="Length">Bytes of its payload.</param>
/// <param name="Sha256">Of instance, progress, length and payload.</param>
internal readonly record struct CheckpointBlock(long Instance, long Progress, long Offset, int Length, ReadOnlyMemory<byte> Sha256);
