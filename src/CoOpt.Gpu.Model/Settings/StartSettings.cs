namespace CoOpt.Gpu.Model.Settings;

/// <summary>How y(0) is found.</summary>
public enum StartY
{
    /// <summary>N(0, 1) from the instance's seed.</summary>
    Normal,

    /// <summary>0.</summary>
    Zeros,

    /// <summary>From a CSV <c>node,y0,y1,…</c>.</summary>
    Csv,
}

/// <summary>The start as resolved from a spec.</summary>
public sealed record StartSettings
{
    /// <summary>Absolute path of a CSV <c>node,x</c>; null for xᵢ = b/n.</summary>
    public string? XFile { get; init; }

    /// <summary>How y(0) is found.</summary>
    public StartY Y { get; init; } = StartY.Normal;

    /// <summary>Absolute path of a CSV <c>node,y0,y1,…</c> where <see cref="Y"/> says so.</summary>
    public string? YFile { get; init; }

    /// <summary>True: z(0) = ∇g(y(0)). False: z(0) = 0, which converges to a wrong point.</summary>
    public bool TrackerAtGradient { get; init; } = true;
}
