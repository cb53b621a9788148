namespace CoOpt.Gpu.Model.Figures;

/// <summary>A further expression over the same x.</summary>
/// <param name="Of">The expression.</param>
/// <param name="Label">What it is, in a word or two.</param>
public sealed record RecipeCurve(string Of, string Label);
