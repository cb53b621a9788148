namespace CoOpt.Gpu.Results.Checkpoints;

/// <summary>What a checkpoint is of.</summary>
/// <param name="PlanSha256">SHA-256 of plan.json.</param>
/// <param name="Program">The program that wrote it: name, version, revision, and whether that was changed.</param>
/// <param name="Arithmetic">kernels or reference.</param>
/// <param name="First">The first instance of its range.</param>
/// <param name="Last">The last.</param>
/// <param name="Generation">Counts the checkpoints of the run: of two images with equal progress the later one counts.</param>
public sealed record CheckpointHeader(string PlanSha256, string Program, string Arithmetic, long First, long Last, long Generation);
