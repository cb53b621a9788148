using System.Diagnostics;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>When a device worked, whatever overlapped; safe for concurrent use.</summary>
internal sealed class DeviceClock
{
    private readonly Lock _lock = new();
    private int _running;
    private long _since;
    private TimeSpan _busy;
    private long _kernelTicks;

    /// <summary>Time so far in which at least one batch was with the device.</summary>
    public TimeSpan Busy
    {
        get
        {
            lock (_lock)
            {
                return _busy + (_running > 0 ? Stopwatch.GetElapsedTime(_since) : default);
            }
        }
    }

    /// <summary>Time that the kernels took.</summary>
    public TimeSpan Kernels => TimeSpan.FromTicks(Volatile.Read(ref _kernelTicks));

    /// <summary>Counts a batch as running until disposed.</summary>
    public IDisposable Working()
    {
        lock (_lock)
        {
            if (_running++ == 0)
            {
                _since = Stopwatch.GetTimestamp();
            }
        }

        return new End(this);
    }

    /// <summary>Adds time of the kernels.</summary>
    public void AddKernels(TimeSpan time) => Interlocked.Add(ref _kernelTicks, time.Ticks);

    /// <summary>Does <paramref name="wait"/> and adds to <paramref name="total"/> the time of it in which the device had nothing to do.</summary>
    public void Idle(ref TimeSpan total, Action wait) => _ = Idle(ref total, () =>
    {
        wait();
        return true;
    });

    /// <summary>The same for a wait with a result.</summary>
    public T Idle<T>(ref TimeSpan total, Func<T> wait)
    {
        var (start, busy) = (Stopwatch.GetTimestamp(), Busy);
        var value = wait();
        var idle = Stopwatch.GetElapsedTime(start) - (Busy - busy);
        total += idle > default(TimeSpan) ? idle : default;
        return value;
    }

    private void Stop()
    {
        lock (_lock)
        {
            if (--_running == 0)
            {
                _busy += Stopwatch.GetElapsedTime(_since);
            }
        }
    }

    private sealed class End(DeviceClock clock) : IDisposable
    {
        public void Dispose() => clock.Stop();
    }
}
