using CoOpt.Gpu.Engine.Batches;

namespace CoOpt.Gpu.Engine.Devices;

/// <summary>Something that advances instances. What it computes for an instance does not depend on the batch, the place in it, the threads or the lane width.</summary>
public interface IDevice : IDisposable
{
    /// <summary>What the device is.</summary>
    DeviceInfo Info { get; }

    /// <summary>How many instances of this shape keep the device busy and fit its memory: the planner's batch size.</summary>
    int PreferredBatch(int nodes, int parameters);

    /// <summary>How many batches it takes at once, so that the next one fills the gaps that the last instances of one leave; a batch that is run alone must not need the other.</summary>
    int Overlap => 1;

    /// <summary>Whether it goes on from the images of a batch and hands in such; one that does not begins every instance at its start.</summary>
    bool TakesImages => false;

    /// <summary>
    /// Runs every instance of <paramref name="batch"/> to its end and reports to <paramref name="sink"/>, which may be called from several threads;
    /// the calls of one instance come in order of its steps, its end last.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was set; the running launch was finished, instances that had not ended got no end.</exception>
    /// <exception cref="DeviceException">The device failed or ran out of memory.</exception>
    void Run(Batch batch, IBatchSink sink, CancellationToken token);
}
