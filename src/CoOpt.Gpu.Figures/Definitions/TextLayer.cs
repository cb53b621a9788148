namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>A text per row, beside its place.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="X">Column of x.</param>
/// <param name="Y">Column of y.</param>
/// <param name="Text">Column of the text.</param>
public sealed record TextLayer(string Name, string X, string Y, string Text) : Layer(Name);
