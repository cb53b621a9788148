namespace CoOpt.Gpu.Model.Sweeps;

/// <summary>Makes the instances of a sweep one by one, so that a sweep of millions is never held whole. Safe for concurrent use.</summary>
public interface IInstanceSource
{
    /// <summary>The sweep.</summary>
    ResolvedSweep Sweep { get; }

    /// <summary>Instance <paramref name="index"/>: the same whenever and in whatever order it is asked for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the sweep.</exception>
    InstanceDraft Create(long index);
}
