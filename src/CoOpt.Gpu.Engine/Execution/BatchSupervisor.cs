using System.Globalization;
using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>
/// Sees a batch through: once more on a fresh device where the device failed, was lost or hung, in halves down to single instances where memory ran out, from the last images each time.
/// The device works on a thread of its own, so that one that never comes back keeps nobody.
/// </summary>
/// <param name="devices">The device and its successors.</param>
/// <param name="options">Limits.</param>
/// <param name="stop">Stops the run.</param>
internal sealed class BatchSupervisor(DeviceSupply devices, RunOptions options, CancellationToken stop)
{
    /// <summary>How often a batch is begun again because its device failed.</summary>
    private const int Retries = 1;

    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(1);

    // What fitted at last: batches that come later need not find out again. Written by whoever is in need, and a race costs one more try.
    private int _most = int.MaxValue;

    /// <summary>Runs <paramref name="run"/> to its end.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    /// <exception cref="DeviceException">The device failed again, or one instance alone has no room.</exception>
    public void Run(BatchRun run, PreparedBatch batch)
    {
        var failures = 0;
        var what = Described(batch.Range);
        for (var most = batch.Batch.Instances.Length; ;)
        {
            most = Math.Max(1, Math.Min(Volatile.Read(ref _most), most));
            var device = devices.Enter(run);
            try
            {
                Once(run, device, most);
                return;
            }
            catch (Exception thrown) when (!stop.IsCancellationRequested && Failure(thrown) is { Reason: not DeviceFailure.Missing } error)
            {
                if (error.Reason == DeviceFailure.OutOfMemory)
                {
                    most = most > 1 ? (most + 1) / 2 : throw Last($"{what}: there is no memory even for one instance at a time: {error.Message}; run on another device, or fewer at once (--threads)", error);
                    Volatile.Write(ref _most, most);
                    options.Notes?.Invoke($"{what}: {Sentence(error)}; they go on {Number(most)} at a time");
                    continue;
                }

                if (++failures > Retries)
                {
                    throw Last($"{what}: failed again on a freshly opened device: {error.Message}", error);
                }

                if (!devices.CanReplace)
                {
                    throw;
                }

                Replace(device, error, what);
                options.Notes?.Invoke($"{what}: {Sentence(error)}; they go on, on a freshly opened device");
            }
        }
    }

    private static DeviceException Last(string message, DeviceException error) => new(message, error.Reason, error);

    private static DeviceException? Failure(Exception error) => error switch
    {
        DeviceException e => e,
        OutOfMemoryException e => new(e.Message, DeviceFailure.OutOfMemory, e),
        AggregateException { InnerExceptions: [var e, ..] } => Failure(e),
        _ => null,
    };

    private static string Sentence(Exception error) => error.Message.TrimEnd('.', ' ');

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Described(InstanceRange range) => range.Count == 1 ? $"instance {Number(range.From)}" : $"instances {Number(range.From)} to {Number(range.To - 1)}";

    private void Replace(WatchedDevice device, DeviceException error, string what)
    {
        try
        {
            devices.Replace(device);
        }
        catch (DeviceException again)
        {
            throw Last($"{what}: {Sentence(error)}; the device could not be opened again: {again.Message}", again);
        }
    }

    private void Once(BatchRun run, WatchedDevice device, int most)
    {
        // A source of its own: the thread of a device that hangs is told to leave, if it ever wakes. It is not disposed then, for that thread may look at it any time.
        var leave = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var isHung = true;
        try
        {
            var work = Task.Factory.StartNew(
                () => run.Run(device, most, options.Threads > 0 ? options.Threads : -1, leave.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            isHung = !Watch(work, device);
            if (!isHung)
            {
                work.GetAwaiter().GetResult();
            }
        }
        finally
        {
            if (isHung)
            {
                run.Abandon();
                leave.Cancel();
            }
            else
            {
                leave.Dispose();
            }

            device.Leave(run, isHung);
        }

        if (isHung)
        {
            stop.ThrowIfCancellationRequested();
            throw new DeviceException($"device {device.Info.Id} gave no sign of life for {Number(options.LaunchTimeout.TotalSeconds)} s; give a longer --launch-timeout if its kernels may take so long", DeviceFailure.Hung);
        }
    }

    // False where it hangs. A run that is stopped waits for its device less long.
    private bool Watch(Task work, WatchedDevice device)
    {
        var limit = options.LaunchTimeout > default(TimeSpan) ? options.LaunchTimeout : TimeSpan.MaxValue;
        var look = (int)Math.Clamp(limit.TotalMilliseconds / 8, 1, LongestLook.TotalMilliseconds);
        try
        {
            while (!work.Wait(look, stop))
            {
                if (device.Silence > limit)
                {
                    return false;
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Task.WaitAny([work], options.LeaveTime) >= 0;
        }
        catch (AggregateException)
        {
            // The work failed: whoever takes its result will know.
        }

        return true;
    }
}
