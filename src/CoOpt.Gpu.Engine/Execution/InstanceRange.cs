namespace CoOpt.Gpu.Engine.Execution;

/// <summary>The instances from <paramref name="From"/> to the one before <paramref name="To"/>.</summary>
internal readonly record struct InstanceRange(long From, long To)
{
    /// <summary>How many.</summary>
    public long Count => To - From;
}
