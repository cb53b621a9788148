namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>Lines to type.</summary>
/// <param name="Text">The lines.</param>
public sealed record CodeBlock(string Text) : Block;
