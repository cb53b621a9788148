using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators;

/// <summary>How an ILGPU device works; nothing here changes a number.</summary>
public sealed record IlgpuOptions
{
    /// <summary>How instances are laid upon threads; null chooses by their number and size.</summary>
    public Mapping? Mapping { get; init; }

    /// <summary>Rows of a lane's trace ring. A launch ends early for a lane whose ring is full.</summary>
    public int TraceCapacity { get; init; } = 16;

    /// <summary>The most steps of one launch; 0 aims at a launch time that hides its cost and still cancels promptly.</summary>
    public int LaunchSteps { get; init; }
}
