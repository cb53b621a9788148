using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>What was done, and how long that took; that of several processes adds up, but for one that committed no shard: its times are lost with it, though its work may be gone on from.</summary>
/// <param name="NodeSteps">Node-steps done; of earlier processes, those of the instances that are in the result.</param>
/// <param name="Wall">Time by the clock.</param>
/// <param name="Device">In which the device had work.</param>
/// <param name="Kernels">In the kernels alone.</param>
/// <param name="SetUp">Spent waiting for instances while the device had nothing to do.</param>
/// <param name="Output">Spent waiting for files while the device had nothing to do.</param>
internal sealed record RunWork(double NodeSteps, TimeSpan Wall, TimeSpan Device, TimeSpan Kernels, TimeSpan SetUp, TimeSpan Output)
{
    /// <summary>Nothing.</summary>
    public static RunWork None { get; } = new(0, default, default, default, default, default);

    /// <summary>What this process did in <paramref name="wall"/>.</summary>
    public static RunWork Of(RunTimes times, TimeSpan wall) => new(times.NodeSteps, wall, times.Device, times.Kernels, times.SetUp, times.Output);

    /// <summary>What the records of <paramref name="shards"/> say.</summary>
    public static RunWork Of(IEnumerable<ShardRecord> shards) => shards.Select(static s => s.Timings).Aggregate(None, static (sum, t) => sum.Plus(new(
        t.NodeSteps,
        TimeSpan.FromSeconds(t.WallSeconds),
        TimeSpan.FromSeconds(t.DeviceSeconds),
        TimeSpan.FromSeconds(t.KernelSeconds),
        TimeSpan.FromSeconds(t.PreparationSeconds),
        TimeSpan.FromSeconds(t.OutputSeconds))));

    /// <summary>Both.</summary>
    public RunWork Plus(RunWork other) => new(
        NodeSteps + other.NodeSteps, Wall + other.Wall, Device + other.Device, Kernels + other.Kernels, SetUp + other.SetUp, Output + other.Output);

    /// <summary>The times of this without those of <paramref name="earlier"/>, as a shard's record has them. Shards come in batches, and the first one of a batch gets all of its times.</summary>
    public ShardTimings Since(RunWork earlier, DateTimeOffset started) => new()
    {
        StartedUtc = started,
        CommittedUtc = DateTimeOffset.UtcNow,
        WallSeconds = (Wall - earlier.Wall).TotalSeconds,
        DeviceSeconds = (Device - earlier.Device).TotalSeconds,
        KernelSeconds = (Kernels - earlier.Kernels).TotalSeconds,
        PreparationSeconds = (SetUp - earlier.SetUp).TotalSeconds,
        OutputSeconds = (Output - earlier.Output).TotalSeconds,
    };
}
