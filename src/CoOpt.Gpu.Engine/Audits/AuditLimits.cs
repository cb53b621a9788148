namespace CoOpt.Gpu.Engine.Audits;

/// <summary>How much of an instance an audit goes through: of an expensive one its first steps alone.</summary>
public sealed record AuditLimits
{
    /// <summary>Scalar operations of the reference per instance, roughly: some ten seconds.</summary>
    public double Work { get; init; } = 1e9;

    /// <summary>Operations of the device per instance that runs alone, roughly: a minute.</summary>
    public double AloneWork { get; init; } = 3e10;

    /// <summary>Bytes of states that are held at once.</summary>
    public long Bytes { get; init; } = 256L << 20;
}
