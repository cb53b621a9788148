namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Keeps images of instances outside of the program. Safe for concurrent use.</summary>
public interface ICheckpointStore
{
    /// <summary>The payload of the image of an instance that is farthest; null where there is none that is whole.</summary>
    byte[]? Read(long instance);

    /// <summary>Keeps the images of instances first to last − 1, in place of what was kept of this range before.</summary>
    void Write(long first, long last, IReadOnlyList<InstanceImage> images);

    /// <summary>Forgets what is kept of this range.</summary>
    void Remove(long first, long last);
}
