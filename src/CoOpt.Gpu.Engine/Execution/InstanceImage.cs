namespace CoOpt.Gpu.Engine.Execution;

/// <summary>An instance that was begun, as it is kept outside of the program.</summary>
/// <param name="Instance">Index in the sweep.</param>
/// <param name="Progress">How far it is: of two images of an instance the one with more is to be taken up. No unit, at least 0; an instance that has ended has the most there is.</param>
/// <param name="Payload">What <see cref="ICheckpointStore.Read"/> is to give back.</param>
public sealed record InstanceImage(long Instance, long Progress, ReadOnlyMemory<byte> Payload);
