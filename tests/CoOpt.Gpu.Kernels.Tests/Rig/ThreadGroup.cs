using CoOpt.Gpu.Kernels.Groups;

namespace CoOpt.Gpu.Kernels.Tests.Rig;

/// <summary>A group of threads that share one lane group: what a GPU's thread group is, on the CPU.</summary>
internal readonly struct ThreadGroup(int rank, int size, Barrier barrier) : IGroup
{
    public int Rank => rank;

    public int Size => size;

    public void Barrier() => barrier.SignalAndWait();
}
