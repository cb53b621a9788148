namespace CoOpt.Gpu.Engine.Execution;

/// <summary>
/// Keeps images of the batches under way: now and then, and at the end of a run that did not reach its own. Devices hand images in between two launches; packing and writing them is done by a thread that no device
/// waits for.
/// </summary>
/// <param name="store">Where they are kept.</param>
/// <param name="every">How often; 0 for at the end alone.</param>
/// <param name="failed">Told of what went wrong on the keeper's own thread: it has ended then.</param>
internal sealed class CheckpointKeeper(ICheckpointStore store, TimeSpan every, Action<Exception> failed) : IDisposable
{
    /// <summary>How long devices have to answer. One that knows no images never does; what has ended is kept all the same.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    // The inner lock guards what is alive, for moments; the outer one the store, for as long as writing takes. Whoever hands in batches takes the inner one alone.
    private readonly Lock _storing = new();
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, (InstanceRange Range, BatchRun Run)> _live = [];
    private readonly ManualResetEventSlim _stop = new();
    private Task _keeping = Task.CompletedTask;

    /// <summary>Begins to keep images now and then.</summary>
    public void Start()
    {
        if (every > default(TimeSpan))
        {
            _keeping = Task.Factory.StartNew(Keep, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>A batch is under way.</summary>
    public void Add(InstanceRange range, BatchRun run)
    {
        lock (_lock)
        {
            _live.Add(range.From, (range, run));
        }
    }

    /// <summary>All shards before <paramref name="end"/> of which a batch was under way are committed: what is kept of batches that lie before it is dropped.</summary>
    public void Committed(long end)
    {
        List<InstanceRange> done;
        lock (_lock)
        {
            done = [.. _live.Values.Select(static l => l.Range).TakeWhile(r => r.To <= end)];
            done.ForEach(r => _live.Remove(r.From));
        }

        lock (_storing)
        {
            done.ForEach(r => store.Remove(r.From, r.To - 1));
        }
    }

    /// <summary>Ends keeping images now and then, and keeps those that every batch under way has now; the devices have left. What went wrong, or null.</summary>
    public Exception? TryFinish()
    {
        Stop();
        try
        {
            Write(Live());
            return null;
        }
#pragma warning disable CA1031 // whoever asks decides whether it hides another failure
        catch (Exception error)
#pragma warning restore CA1031
        {
            return error;
        }
    }

    /// <summary>Ends keeping images now and then.</summary>
    public void Stop()
    {
        _stop.Set();
        _keeping.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        Stop();
        _stop.Dispose();
    }

    private void Keep()
    {
        try
        {
            while (!_stop.Wait(every))
            {
                var live = Live();
                live.ForEach(static l => l.Run.RequestImages());
                for (var waited = default(TimeSpan); waited < AnswerTime && !live.TrueForAll(static l => l.Run.AllAnswered); waited += Look)
                {
                    if (_stop.Wait(Look))
                    {
                        return;
                    }
                }

                Write(live);
            }
        }
#pragma warning disable CA1031 // it is thrown on the thread of the run
        catch (Exception error)
#pragma warning restore CA1031
        {
            failed(error);
        }
    }

    private List<(InstanceRange Range, BatchRun Run)> Live()
    {
        lock (_lock)
        {
            return [.. _live.Values];
        }
    }

    private void Write(List<(InstanceRange Range, BatchRun Run)> batches)
    {
        foreach (var (range, run) in batches)
        {
            var images = run.Images();
            lock (_storing)
            {
                // It may have been committed in the meantime.
                if (images.Count > 0 && IsLive(range))
                {
                    store.Write(range.From, range.To - 1, images);
                }
            }
        }
    }

    private bool IsLive(InstanceRange range)
    {
        lock (_lock)
        {
            return _live.ContainsKey(range.From);
        }
    }
}
