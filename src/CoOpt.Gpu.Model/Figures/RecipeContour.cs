namespace CoOpt.Gpu.Model.Figures;

/// <summary>A contour over a heat map.</summary>
/// <param name="Of">The expression whose median over a cell's rows is contoured.</param>
/// <param name="Level">Its value along the contour.</param>
/// <param name="Label">Text beside the contour's end; empty for none.</param>
public sealed record RecipeContour(string Of, double Level, string Label);
