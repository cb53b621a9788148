using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Results.Checkpoints;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Joins the engine's images to the files of checkpoints, and knows of which instances there are some.</summary>
/// <param name="folder">The files.</param>
/// <param name="isCommitted">Whether an instance is of a shard that is committed: its image, in a file with those of others, is of no use any more.</param>
internal sealed class CheckpointStore(CheckpointFolder folder, Func<long, bool> isCommitted) : ICheckpointStore
{
    private readonly HashSet<long> _saved = [];
    private readonly Lock _lock = new();

    /// <summary>Instances that go on from an image.</summary>
    public long UnderWay
    {
        get
        {
            lock (_lock)
            {
                return _saved.LongCount(i => !isCommitted(i));
            }
        }
    }

    /// <summary>Finds the images in the loaded files that are of instances of <paramref name="ranges"/>; there are <paramref name="most"/> at most.</summary>
    public void Find(IEnumerable<(long From, long To)> ranges, long most)
    {
        lock (_lock)
        {
            foreach (var (from, to) in ranges)
            {
                for (var instance = from; instance < to && _saved.Count < most; instance++)
                {
                    if (folder.Read(instance) is not null)
                    {
                        _ = _saved.Add(instance);
                    }
                }
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
            Forget(first, last);
            _saved.UnionWith(images.Select(static i => i.Instance));
        }
    }

    /// <inheritdoc/>
    public void Remove(long first, long last)
    {
        folder.Remove(first, last);
        lock (_lock)
        {
            Forget(first, last);
        }
    }

    private void Forget(long first, long last) => _ = _saved.RemoveWhere(i => i >= first && i <= last);
}
