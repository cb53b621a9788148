namespace CoOpt.Gpu.Engine.Devices.Reference;

/// <summary>What a quantiser makes of one value v.</summary>
/// <param name="Value">q(v).</param>
/// <param name="Sign">−1, 0 or 1: the sign of the level.</param>
/// <param name="Level">Log: k of sgn(v)·e^{ρk}. Uniform: |k| of Δ·k. 0 where <paramref name="Sign"/> is 0.</param>
/// <param name="Margin">Distance of v to the nearest boundary between two levels; +∞ without a quantiser.</param>
public readonly record struct ReferenceQuantized(double Value, int Sign, long Level, double Margin);
