namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Takes finished shards of a run, on one thread, while the device works on the next.</summary>
public interface IRunSink
{
    /// <summary>A shard is complete. Those of one run come by ordinal, without those that were committed before it.</summary>
    void Accept(RunShard shard);
}
