using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Results.Checkpoints;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Joins the engine's images to the files of checkpoints, and counts what they hold.</summary>
internal sealed class CheckpointStore(CheckpointFolder folder) : ICheckpointStore
{
    private readonly Dictionary<(long First, long Last), int> _saved = [];
    private readonly Lock _lock = new();

    /// <summary>Instances under way that this process has saved and not committed since.</summary>
    public long Saved
    {
        get
        {
            lock (_lock)
            {
                return _saved.Values.Sum(static n => (long)n);
            }
        }
    }

    /// <inheritdoc/>
    public byte[]? Read(long instance) => folder.Read(instance);

    /// <inheritdoc/>
    public void Write(long first, long last, IReadOnlyList<InstanceImage> images)
    {
        folder.Write(first, last, new PassedImages(images));
        lock (_lock)
        {
            _saved[(first, last)] = images.Count;
        }
    }

    /// <inheritdoc/>
    public void Remove(long first, long last)
    {
        folder.Remove(first, last);
        lock (_lock)
        {
            _ = _saved.Remove((first, last));
        }
    }
}
