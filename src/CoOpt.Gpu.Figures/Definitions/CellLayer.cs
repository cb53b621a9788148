namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>A coloured rectangle per row: a heat map. On a category axis both ends name the same column of texts and the cell fills the category's place. A gap in the value is an empty, hatched cell.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="XFrom">Column of the left edge.</param>
/// <param name="XTo">Column of the right edge.</param>
/// <param name="YFrom">Column of the lower edge.</param>
/// <param name="YTo">Column of the upper edge.</param>
/// <param name="Value">Column of the value that is coloured.</param>
public sealed record CellLayer(string Name, string XFrom, string XTo, string YFrom, string YTo, string Value) : Layer(Name);
