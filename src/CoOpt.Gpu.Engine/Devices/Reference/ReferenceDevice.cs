using System.Runtime.ExceptionServices;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Model.Methods;

namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>
/// The dynamics, steppers, quantisers and observables in plain scalar code that shares nothing with the kernels: slow, and what they are checked against.
/// Exponentials and logarithms are those of <see cref="Math"/>. Instances run one per thread.
/// </summary>
public sealed class ReferenceDevice : IDevice
{
    private readonly int _threads;

    /// <summary>Creates the device with at most <paramref name="threads"/> threads; 0 takes one per processor.</summary>
    public ReferenceDevice(int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        _threads = threads == 0 ? Environment.ProcessorCount : threads;
        Info = new(Name, DeviceKind.Reference, "scalar reference", Environment.Version.ToString(), 1, _threads, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
    }

    /// <summary>What <c>--device</c> takes.</summary>
    public static string Name => "reference";

    /// <inheritdoc/>
    public DeviceInfo Info { get; }

    /// <inheritdoc/>
    public int PreferredBatch(int nodes, int parameters) => _threads;

    /// <inheritdoc/>
    public void Run(Batch batch, IBatchSink sink, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(sink);
        if (batch.Instances.Any(i => i.Draft.Settings.Method.Precision != Precision.Binary64))
        {
            throw new DeviceException("the reference device computes in float64 alone; give method.precision: double, or another device, such as --device cpu", DeviceFailure.Missing);
        }

        try
        {
            Parallel.For(
                0,
                batch.Instances.Length,
                new() { MaxDegreeOfParallelism = _threads, CancellationToken = token },
                local => new ReferenceRun(batch.Instances[local], local, sink, token).ToEnd());
        }
        catch (AggregateException several)
        {
            token.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
