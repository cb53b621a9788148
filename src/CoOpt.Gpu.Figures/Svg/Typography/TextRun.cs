namespace CoOpt.Gpu.Figures.Svg.Typography;

/// <summary>A piece of a line of text on one height.</summary>
/// <param name="Text">The characters, as ordinary ones.</param>
/// <param name="Level">0 on the base line, 1 superscript, −1 subscript.</param>
internal readonly record struct TextRun(string Text, int Level);
