namespace CoOpt.Gpu.Engine.Images;

/// <summary>What a probe said of its α.</summary>
/// <param name="Verdict">The number of the verdict, from 0 to <see cref="LastVerdict"/>.</param>
/// <param name="Change">Growth of ‖δ‖ times the horizon.</param>
public readonly record struct ProbeImage(byte Verdict, double Change)
{
    /// <summary>The greatest number of a verdict.</summary>
    public const byte LastVerdict = 3;
}
