namespace CoOpt.Gpu.Results.Checkpoints;

/// <summary>What a checkpoint is of.</summary>
/// <param name="PlanSha256">SHA-256 of plan.json.</param>
/// <param name="Program">The program that wrote it: name, version, revision, and whether that was changed.</param>
/// <param name="Arithmetic">kernels or reference.</param>
/// <param name="First">The first instance of its range.</param>
/// <param name="Last">The last.</param>
/// <param name="Generation">Counts the checkpoints of the run: of two images with equal progress the later one counts.</param>
public sealed record CheckpointHeader(string PlanSha256, string Program, string Arithmetic, long First, long Last, long Generation)
{
    /// <summary>Why a whole checkpoint of this plan is not this program's; null where it is, or is of another plan.</summary>
    internal string? Foreign(string plan, string program, string arithmetic) =>
        PlanSha256 != plan ? null
        : Program != program ? $"it was written by another program ({Program})"
        : Arithmetic != arithmetic ? $"it is of the arithmetic '{Arithmetic}', and this device has '{arithmetic}'"
        : null;

    /// <summary>Checks that it belongs under <paramref name="name"/> in a run of <paramref name="plan"/>.</summary>
    /// <exception cref="FormatException">It does not.</exception>
    internal void Check(string plan, string name)
    {
        if (PlanSha256 != plan || !CheckpointNames.IsOf(name, First, Last))
        {
            throw new FormatException(PlanSha256 != plan ? "it is of another plan" : "it is of another range than its name says");
        }
    }
}
