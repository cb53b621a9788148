namespace CoOpt.Gpu.Kernels.Groups;

/// <summary>A group of one: a CPU core with its SIMD lanes, or one GPU thread. The barrier does nothing.</summary>
public readonly struct SingleWorker : IGroup
{
    /// <inheritdoc/>
    public int Rank => 0;

    /// <inheritdoc/>
    public int Size => 1;

    /// <inheritdoc/>
    public void Barrier()
    {
    }
}
