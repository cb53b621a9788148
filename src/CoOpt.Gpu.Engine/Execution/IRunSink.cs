namespace CoOpt.Gpu.Engine.Execution;

/// <summary>Takes finished parts of a run in order, on one thread, while the device works on the next.</summary>
public interface IRunSink
{
    /// <summary>A part is complete, or the next piece of it.</summary>
    void Accept(RunPart part);
}
