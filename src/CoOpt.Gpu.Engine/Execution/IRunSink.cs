namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Takes finished parts of a run in order, on one thread, while the device works on the next.</summary>
public interface IRunSink
{
    /// <summary>Part <paramref name="part"/> is complete.</summary>
    void Accept(RunPart part);
}
