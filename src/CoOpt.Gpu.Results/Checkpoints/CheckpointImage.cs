namespace CoOpt.Gpu.Results.Checkpoints;

/// <summary>A running instance as a checkpoint holds it.</summary>
/// <param name="Instance">Its index in the sweep.</param>
/// <param name="Progress">How far it is, ≥ 0: of two images of one instance the one with more counts.</param>
/// <param name="Payload">What it takes to go on; its form is the engine's.</param>
public readonly record struct CheckpointImage(long Instance, long Progress, ReadOnlyMemory<byte> Payload);
