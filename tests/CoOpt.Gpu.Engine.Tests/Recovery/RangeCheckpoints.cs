using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Engine.Tests.Recovery;

/// <summary>Keeps checkpoints by range, as files would, and says what was done to them.</summary>
internal sealed class RangeCheckpoints : ICheckpointStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(long First, long Last), IReadOnlyList<InstanceImage>> _kept = [];
    private readonly HashSet<(long First, long Last)> _removed = [];

    /// <summary>Called as something is to be written.</summary>
    public Action Writing { get; init; } = static () => { };

    /// <summary>Whether nothing arrives any more, as where the process was killed.</summary>
    public bool IsDead { get; set; }

    public int Writes { get; private set; }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _kept.Count;
            }
        }
    }

    public byte[]? Read(long instance)
    {
        lock (_lock)
        {
            return _kept.Values.SelectMany(static k => k).Where(i => i.Instance == instance).MaxBy(static i => i.Progress)?.Payload.ToArray();
        }
    }

    public void Write(long first, long last, IReadOnlyList<InstanceImage> images)
    {
        Writing();
        lock (_lock)
        {
            Assert.NotEmpty(images);
            Assert.All(images, i => Assert.InRange(i.Instance, first, last));
            Assert.Equal(images.Select(static i => i.Instance).Distinct().Order(), images.Select(static i => i.Instance));
            Assert.DoesNotContain((first, last), _removed);
            if (!IsDead)
            {
                _kept[(first, last)] = images;
                Writes++;
            }
        }
    }

    public void Remove(long first, long last)
    {
        lock (_lock)
        {
            if (!IsDead)
            {
                _kept.Remove((first, last));
                _removed.Add((first, last));
            }
        }
    }

    /// <summary>Another process begins.</summary>
    public void Restart()
    {
        lock (_lock)
        {
            IsDead = false;
            _removed.Clear();
        }
    }
}
