namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Keeps images of instances outside of the program. Safe for concurrent use.</summary>
public interface ICheckpointStore
{
    /// <summary>The payload of the image of an instance that is farthest; null where there is none that is whole.</summary>
    byte[]? Read(long instance);

    /// <summary>Keeps the images of instances among first, …, last, beside at most one older set of the same range.</summary>
    void Write(long first, long last, IReadOnlyList<InstanceImage> images);

    /// <summary>Forgets what is kept of a range that was written.</summary>
    void Remove(long first, long last);
}
