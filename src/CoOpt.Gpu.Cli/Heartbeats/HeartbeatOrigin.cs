using CoOpt.Gpu.Cli.Terminal;

namespace CoOpt.Gpu.Cli.Heartbeats;

/// <summary>What the cluster says of the job that this process belongs to.</summary>
internal static class HeartbeatOrigin
{
    private const int Longest = 64;

    /// <summary><paramref name="heartbeat"/> with the job's numbers, as far as there are any.</summary>
    public static Heartbeat Add(Heartbeat heartbeat, Host host) => heartbeat with
    {
        SlurmJob = Value(host, "SLURM_JOB_ID"),
        SlurmTask = Value(host, "SLURM_ARRAY_TASK_ID"),
        CompletionIndex = Value(host, "JOB_COMPLETION_INDEX"),
    };

    // They end up on somebody's terminal: what is no number or name is left out.
    private static string? Value(Host host, string name) =>
        host.Variable(name) is { Length: > 0 and <= Longest } value && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? value : null;
}
