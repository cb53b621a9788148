namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>How the CPU device works; nothing here changes a number.</summary>
public sealed record CpuOptions
{
    /// <summary>Worker threads; 0 takes one per processor.</summary>
    public int Threads { get; init; }

    /// <summary>Lane widths to choose from, widest first; empty takes those this machine runs at full speed. 1, 4, 8 and 16 exist; wide ones run, slowly, where the hardware lacks them. Lanes of float32 are 1, 8 or 16 wide; a 4 is passed over.</summary>
    public IReadOnlyList<int> Widths { get; init; } = [];

    /// <summary>Whether instances of different networks and data stand side by side where too few share them; null where that is reckoned to be quicker.</summary>
    public bool? Unite { get; init; }

    /// <summary>Rows of the trace ring of a lane group.</summary>
    public int TraceCapacity { get; init; } = 16;

    /// <summary>The most steps of one launch; 0 aims at a launch time short enough for prompt cancellation.</summary>
    public int LaunchSteps { get; init; }
}
