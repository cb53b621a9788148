using System.Diagnostics;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>
/// A device as several batches use it: how long it has given no sign of life is counted over all of them, for one batch may wait long for its turn behind another. It is closed when it was given up and nobody uses
/// it any more; one that hangs is never closed, for that might hang as well.
/// </summary>
internal sealed class WatchedDevice(IDevice inner, bool isOurs) : IDevice
{
    private readonly Lock _lock = new();
    private readonly HashSet<BatchRun> _runs = [];
    private int _inside;
    private long _lastEntry;
    private bool _isGivenUp, _isHung, _isClosed;

    public DeviceInfo Info => inner.Info;

    public int Overlap => inner.Overlap;

    public bool TakesImages => inner.TakesImages;

    /// <summary>How long nobody who is inside has heard of it; 0 where nobody is.</summary>
    public TimeSpan Silence
    {
        get
        {
            lock (_lock)
            {
                return _inside == 0 ? default : Stopwatch.GetElapsedTime(Math.Max(_lastEntry, _runs.Count == 0 ? 0 : _runs.Max(static r => r.LastSign)));
            }
        }
    }

    public int PreferredBatch(int nodes, int parameters) => inner.PreferredBatch(nodes, parameters);

    /// <summary>Begins the use by a batch; false where it was given up.</summary>
    public bool TryEnter(BatchRun run)
    {
        lock (_lock)
        {
            return !_isGivenUp && _runs.Add(run);
        }
    }

    /// <summary>Ends it.</summary>
    /// <param name="run">The batch.</param>
    /// <param name="isHung">Whether its thread is stuck in the device.</param>
    public void Leave(BatchRun run, bool isHung)
    {
        lock (_lock)
        {
            _runs.Remove(run);
            _isHung |= isHung;
        }

        Close();
    }

    /// <summary>Nobody will begin to use it any more.</summary>
    public void GiveUp()
    {
        lock (_lock)
        {
            _isGivenUp = true;
        }

        Close();
    }

    public void Run(Batch batch, IBatchSink sink, CancellationToken token)
    {
        lock (_lock)
        {
            _inside++;
            _lastEntry = Stopwatch.GetTimestamp();
        }

        try
        {
            inner.Run(batch, sink, token);
        }
        finally
        {
            lock (_lock)
            {
                _inside--;
            }
        }
    }

    public void Dispose() => GiveUp();

    // The one that came from outside goes back there.
    private void Close()
    {
        lock (_lock)
        {
            if (!isOurs || !_isGivenUp || _isHung || _isClosed || _runs.Count > 0)
            {
                return;
            }

            _isClosed = true;
        }

        inner.Dispose();
    }
}
