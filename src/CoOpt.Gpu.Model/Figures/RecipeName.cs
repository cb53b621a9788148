namespace CoOpt.Gpu.Model.Figures;

/// <summary>A value and the text shown for it.</summary>
/// <param name="Value">The value as the table has it.</param>
/// <param name="Text">The text shown.</param>
public sealed record RecipeName(string Value, string Text);
