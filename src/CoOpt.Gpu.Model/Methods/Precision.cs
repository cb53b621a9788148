namespace CoOpt.Gpu.Model.Methods;

/// <summary>The format of the numbers that a device computes with. What the host computes, such as optima, bounds and step sizes, is float64 always.</summary>
public enum Precision
{
    /// <summary>float64: 53 bits.</summary>
    Binary64,

    /// <summary>float32: 24 bits.</summary>
    Binary32,
}
