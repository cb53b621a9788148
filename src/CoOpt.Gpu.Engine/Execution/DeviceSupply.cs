using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>The device of a run, and another one in its place when it fails. Safe for concurrent use.</summary>
/// <param name="first">The one to begin with; whoever gave it closes it.</param>
/// <param name="reopen">Opens a fresh one; null where that cannot be done.</param>
internal sealed class DeviceSupply(IDevice first, Func<IDevice>? reopen) : IDisposable
{
    private readonly Lock _lock = new();
    private WatchedDevice _current = new(first, isOurs: false);

    /// <summary>Whether a device that fails can be replaced.</summary>
    public bool CanReplace => reopen is not null;

    /// <summary>How many batches the device takes at once.</summary>
    public int Overlap
    {
        get
        {
            lock (_lock)
            {
                return _current.Overlap;
            }
        }
    }

    /// <summary>The device to use now, for <paramref name="run"/> until it leaves.</summary>
    public WatchedDevice Enter(BatchRun run)
    {
        lock (_lock)
        {
            return _current.TryEnter(run) ? _current : throw new ObjectDisposedException(nameof(DeviceSupply));
        }
    }

    /// <summary>Puts a fresh device in the place of one that failed, unless another batch did so already.</summary>
    /// <exception cref="DeviceException">It cannot be opened again.</exception>
    public void Replace(WatchedDevice failed)
    {
        lock (_lock)
        {
            if (_current != failed)
            {
                return;
            }

            _current = new WatchedDevice((reopen ?? throw new InvalidOperationException("nothing opens another device"))(), isOurs: true);
            failed.GiveUp();
        }
    }

    /// <summary>Closes the last one, if it was opened here.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _current.GiveUp();
        }
    }
}
