namespace CoOpt.Gpu.Model.Figures;

/// <summary>A straight line across every panel.</summary>
/// <param name="At">The place on the axis.</param>
/// <param name="IsVertical">Whether the place is an x.</param>
/// <param name="Label">Text beside it; empty for none.</param>
public sealed record RecipeRule(double At, bool IsVertical, string Label);
