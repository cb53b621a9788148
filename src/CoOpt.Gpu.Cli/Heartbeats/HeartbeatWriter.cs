using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Cli.Heartbeats;

/// <summary>
/// Keeps the heartbeat file of this process up to date until disposed, and removes it then. It has a thread of its own, for those of the pool may all be at work. A heartbeat that cannot be
/// written is told once and stops nothing.
/// </summary>
internal sealed class HeartbeatWriter : IProgress<RunProgress>, IDisposable
{
    private readonly string _path;
    private readonly Heartbeat _first;
    private readonly double _plannedNodeSteps;
    private readonly Action<string> _warn;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private readonly Lock _lock = new();
    private RunProgress _progress;
    private bool _hasWarned;
    private int _missed;

    /// <summary>Begins; the first heartbeat is written after <paramref name="delay"/>, so that a run of a moment writes none.</summary>
    /// <param name="path">The file, in a folder that may not be there yet.</param>
    /// <param name="first">What does not change.</param>
    /// <param name="plannedNodeSteps">Node-steps foreseen, for the time left.</param>
    /// <param name="delay">Time before the first one.</param>
    /// <param name="interval">Time between two.</param>
    /// <param name="warn">Told once, if one cannot be written.</param>
    public HeartbeatWriter(string path, Heartbeat first, double plannedNodeSteps, TimeSpan delay, TimeSpan interval, Action<string> warn)
    {
        (_path, _first, _plannedNodeSteps, _warn) = (path, first, plannedNodeSteps, warn);
        _progress = new RunProgress { Total = first.Total, Done = first.Done };
        _thread = new Thread(() =>
        {
            for (var wait = delay; !_stop.Wait(wait); wait = interval)
            {
                Beat();
            }
        })
        { IsBackground = true, Name = "heartbeat" };
        _thread.Start();
    }

    /// <summary>Heartbeats that could not be written, each after what there was to tell was told.</summary>
    public int Missed => Volatile.Read(ref _missed);

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            _progress = value;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        try
        {
            File.Delete(_path);
        }
        catch (DirectoryNotFoundException)
        {
            // None was written, or the run is complete and has tidied up.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Warn(e);
        }

        _stop.Dispose();
    }

    private void Beat()
    {
        RunProgress progress;
        lock (_lock)
        {
            progress = _progress;
        }

        var now = _first with
        {
            WrittenUtc = DateTimeOffset.UtcNow,
            Done = progress.Done,
            Total = progress.Total,
            NodeSteps = progress.NodeSteps,
            SecondsLeft = ProgressText.Left(progress, _plannedNodeSteps)?.TotalSeconds is { } left ? Math.Round(left, 1) : null,
        };
        try
        {
            var folder = Path.GetDirectoryName(_path)!;
            if (new FileInfo(folder).LinkTarget is null)
            {
                Directory.CreateDirectory(folder);
                _ = AtomicFileStream.WriteAll(_path, HeartbeatJson.Write(now));
            }
        }
#pragma warning disable CA1031 // on this thread nobody else would catch it
        catch (Exception e)
#pragma warning restore CA1031
        {
            // It would end the process, even where a part of the program cannot be loaded any more.
            Warn(e);
            _ = Interlocked.Increment(ref _missed);
        }
    }

    private void Warn(Exception error)
    {
        if (_hasWarned)
        {
            return;
        }

        _hasWarned = true;
        try
        {
            _warn($"no heartbeat for `coopt status`: {error.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Standard error may be a file of the disk that is full.
        }
    }
}
