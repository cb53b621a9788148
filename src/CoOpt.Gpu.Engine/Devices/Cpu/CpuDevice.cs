using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>
/// The kernels on this machine's SIMD units: instances that share operators and either network and data or their shape stand side by side in the lanes of a worker; workers are threads.
/// </summary>
public sealed class CpuDevice : IDevice
{
    private readonly CpuOptions _options;
    private readonly IReadOnlyList<int> _widths;
    private readonly IReadOnlyList<int> _singleWidths;
    private readonly int _workers;
    private readonly SemaphoreSlim _slots;

    /// <summary>Opens the device.</summary>
    public CpuDevice(CpuOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _widths = options.Widths.Count > 0 ? [.. options.Widths.OrderDescending()] : LaneGroupFactory.NativeWidths;
        _singleWidths = options.Widths.Where(w => w != 4).OrderDescending().ToList() is { Count: > 0 } given ? given : LaneGroupFactory.SingleNativeWidths;
        _workers = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        _slots = new SemaphoreSlim(_workers);
        Info = new DeviceInfo("cpu", DeviceKind.Cpu, $"{RuntimeInformation.ProcessArchitecture}, {SimdName}", "", _widths[0], _workers, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
    }

    /// <summary>The SIMD level in use.</summary>
    public static string SimdName =>
        Vector512.IsHardwareAccelerated ? "512-bit SIMD" : Vector256.IsHardwareAccelerated ? "256-bit SIMD" : "scalar";

    /// <inheritdoc/>
    public DeviceInfo Info { get; }

    /// <inheritdoc/>
    public int PreferredBatch(int nodes, int parameters) => 8 * _widths[0] * _workers;

    /// <inheritdoc/>
    public int Overlap => 2;

    /// <inheritdoc/>
    public bool TakesImages => true;

    /// <inheritdoc/>
    public void Run(Batch batch, IBatchSink sink, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(sink);
        if (batch.Instances.IsEmpty)
        {
            return;
        }

        var queues = LaneQueues.Of(batch, _options, p => p == Precision.Binary32 ? _singleWidths : _widths, _workers);
        var errors = new ConcurrentQueue<Exception>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var workers = Math.Max(1, Math.Min(_workers, batch.Instances.Length));
        var threads = new List<Thread>();
        for (var w = 1; w < workers; w++)
        {
            var thread = new Thread(Work) { IsBackground = true, Name = $"cpu device {w}" };
            thread.Start();
            threads.Add(thread);
        }

        Work();
        foreach (var thread in threads)
        {
            thread.Join();
        }

        queues.ForEach(q => q.Dispose());

        // A real error counts more than the cancellations it caused in the other workers.
        if (errors.FirstOrDefault(e => e is not OperationCanceledException) is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        token.ThrowIfCancellationRequested();

        void Work()
        {
            // Batches share the workers: one of a second batch begins where one of the first has found nothing more to do.
            var entered = false;
            try
            {
                _slots.Wait(stop.Token);
                entered = true;
                while (Next() is { } queue)
                {
                    new LaneWorker(queue, batch, sink, _options, _workers).Run(queue.Share, stop.Token);
                }
            }
#pragma warning disable CA1031 // whatever a worker threw is thrown again on the caller's thread
            catch (Exception e)
#pragma warning restore CA1031
            {
                errors.Enqueue(e);
                stop.Cancel();
            }
            finally
            {
                _ = entered ? _slots.Release() : 0;
            }
        }

        LaneQueue? Next() => queues.FirstOrDefault(q => q.Pending > 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A semaphore whose handle nobody asked for has nothing to close, and workers that were left behind may still want it.
    }
}
