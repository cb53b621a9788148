using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Model.Settings;

/// <summary>Everything a spec says about one instance, every default explicit, axes applied; only multiples of the bound are still open.</summary>
public sealed record InstanceSettings
{
    /// <summary>Keys every random draw of the instance; instances with equal seeds share graphs, data and start.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Both problems.</summary>
    public required ProblemSettings Problem { get; init; }

    /// <summary>The network.</summary>
    public required NetworkSettings Network { get; init; }

    /// <summary>The links.</summary>
    public required LinkSettings Links { get; init; }

    /// <summary>The algorithm.</summary>
    public required MethodSettings Method { get; init; }

    /// <summary>The start.</summary>
    public required StartSettings Start { get; init; }

    /// <summary>What is recorded.</summary>
    public required TraceSettings Trace { get; init; }
}
