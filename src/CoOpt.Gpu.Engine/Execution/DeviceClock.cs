using System.Diagnostics;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>When a device worked, whatever overlapped, and what it waited for; safe for concurrent use.</summary>
internal sealed class DeviceClock
{
    private readonly Lock _lock = new();
    private int _running;
    private long _since;
    private TimeSpan _busy;
    private long _kernelTicks, _setUpTicks, _outputTicks;

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

    /// <summary>Time in which the device had nothing to do because instances were being set up.</summary>
    public TimeSpan SetUp => TimeSpan.FromTicks(Volatile.Read(ref _setUpTicks));

    /// <summary>Time in which the device had nothing to do because shards were being written.</summary>
    public TimeSpan Output => TimeSpan.FromTicks(Volatile.Read(ref _outputTicks));

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

    /// <summary>Waits for instances to be set up.</summary>
    public T WaitForSetUp<T>(Task<T> task) => Idle(ref _setUpTicks, () => task.GetAwaiter().GetResult());

    /// <summary>Waits for shards to be written.</summary>
    public void WaitForOutput(Task task) => _ = Idle(ref _outputTicks, () =>
    {
        task.GetAwaiter().GetResult();
        return true;
    });

    // Adds to the total the time of the wait in which the device had nothing to do.
    private T Idle<T>(ref long total, Func<T> wait)
    {
        var (start, busy) = (Stopwatch.GetTimestamp(), Busy);
        var value = wait();
        var idle = Stopwatch.GetElapsedTime(start) - (Busy - busy);
        Interlocked.Add(ref total, Math.Max(0, idle.Ticks));
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
