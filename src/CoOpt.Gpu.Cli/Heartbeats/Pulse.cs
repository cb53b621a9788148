namespace CoOpt.Gpu.Cli.Heartbeats;

/// <summary>A heartbeat as it is found.</summary>
/// <param name="Heartbeat">What was written.</param>
/// <param name="Age">How long ago.</param>
/// <param name="IsGone">Whether its process is known to have ended: it was of this machine.</param>
internal sealed record Pulse(Heartbeat Heartbeat, TimeSpan Age, bool IsGone)
{
    /// <summary>Whether nobody is at work behind it, as far as can be told.</summary>
    public bool IsStale => IsGone || Age > Heartbeat.Patience;
}
