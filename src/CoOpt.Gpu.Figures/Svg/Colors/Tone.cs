namespace CoOpt.Gpu.Figures.Svg.Colors;

/// <summary>A role's colour on each ground, as <c>#rrggbb</c>.</summary>
/// <param name="Name">Name of the role, part of the names of its classes.</param>
/// <param name="Light">On the light ground.</param>
/// <param name="Dark">On the dark ground.</param>
internal sealed record Tone(string Name, string Light, string Dark);
