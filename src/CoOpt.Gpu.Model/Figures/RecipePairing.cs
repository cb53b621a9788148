using System.Collections.Immutable;

namespace CoOpt.Gpu.Model.Figures;

/// <summary>Each row is compared with the row that shares the values of all other axes, the seed included, and has the reference value on this one.</summary>
/// <param name="By">The settings that the compared rows differ in: one, or those of a zipped axis.</param>
/// <param name="Reference">Their value in the reference row, several with a comma between.</param>
/// <param name="IsRatio">Whether y becomes the ratio to the partner's rather than the difference from it.</param>
public sealed record RecipePairing(ImmutableArray<string> By, string Reference, bool IsRatio);
