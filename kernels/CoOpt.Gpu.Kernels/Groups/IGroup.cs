namespace CoOpt.Gpu.Kernels.Groups;

/// <summary>Who works together on one lane group. Work is dealt out by rank; what one rank wrote is read by another only after a barrier.</summary>
public interface IGroup
{
    /// <summary>This worker: 0 … <see cref="Size"/> − 1.</summary>
    int Rank { get; }

    /// <summary>Workers in the group, at least 1.</summary>
    int Size { get; }

    /// <summary>Waits until every worker of the group has come here; what was written before is visible after.</summary>
    void Barrier();
}
