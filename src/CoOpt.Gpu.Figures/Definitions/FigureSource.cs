namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>A run that a figure was made from.</summary>
/// <param name="Name">The sweep's name.</param>
/// <param name="PlanSha256">SHA-256 of its plan.json: all that determined its numbers.</param>
public sealed record FigureSource(string Name, string PlanSha256);
