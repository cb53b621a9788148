namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>A straight line across the panel per row, dashed, with its label beside it.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="At">Column of the place on the axis.</param>
/// <param name="Vertical">Whether the place is an x, so that the line is vertical.</param>
/// <param name="Text">Column of the label; null for none.</param>
public sealed record RuleLayer(string Name, string At, bool Vertical, string? Text = null) : Layer(Name);
