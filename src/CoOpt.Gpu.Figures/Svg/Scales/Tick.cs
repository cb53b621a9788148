namespace CoOpt.Gpu.Figures.Svg.Scales;

/// <summary>A tick of an axis.</summary>
/// <param name="Value">Where.</param>
/// <param name="Label">Its text; empty for a minor tick.</param>
internal readonly record struct Tick(double Value, string Label);
