namespace CoOpt.Gpu.Model.Settings;

/// <summary>The family of a <see cref="Distribution"/>.</summary>
public enum DistributionKind
{
    /// <summary>The value A.</summary>
    Constant,

    /// <summary>Uniform on [A, B).</summary>
    Uniform,

    /// <summary>Normal with mean A and standard deviation B.</summary>
    Normal,

    /// <summary>e^U with U uniform on [ln A, ln B).</summary>
    LogUniform,
}

/// <summary>A distribution that a node's value is drawn from, written <c>uniform(1, 5)</c> in a spec.</summary>
/// <param name="Kind">The family.</param>
/// <param name="A">First parameter.</param>
/// <param name="B">Second parameter; equal to A for a constant.</param>
public readonly record struct Distribution(DistributionKind Kind, double A, double B);
