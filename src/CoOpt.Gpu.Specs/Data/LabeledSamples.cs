using System.Collections.Immutable;

namespace CoOpt.Gpu.Specs.Data;

/// <summary>Samples before they are dealt out: N rows of d features, with a code (label, digit or real target) each.</summary>
/// <param name="Dimensions">d.</param>
/// <param name="Features">Row-major, N × d.</param>
/// <param name="Codes">N labels, digits or targets.</param>
/// <param name="Owners">The owning node of each row, or null where the split deals them out.</param>
/// <param name="HasClasses">Whether codes are labels, by which samples may be stratified.</param>
internal sealed record LabeledSamples(int Dimensions, double[] Features, double[] Codes, int[]? Owners, bool HasClasses)
{
    public int Count => Codes.Length;

    public LabeledSamples Take(ReadOnlySpan<int> rows)
    {
        var features = new double[rows.Length * (long)Dimensions];
        var codes = new double[rows.Length];
        var owners = Owners is null ? null : new int[rows.Length];
        for (var r = 0; r < rows.Length; r++)
        {
            Features.AsSpan(rows[r] * Dimensions, Dimensions).CopyTo(features.AsSpan(r * Dimensions));
            codes[r] = Codes[rows[r]];
            if (owners is not null)
            {
                owners[r] = Owners![rows[r]];
            }
        }

        return new LabeledSamples(Dimensions, features, codes, owners, HasClasses);
    }
}

/// <summary>Samples dealt out to nodes, and the held-out ones. Codes are not yet encoded for a loss, so that losses and digits share the features.</summary>
internal sealed record DealtSamples(
    int Dimensions, ImmutableArray<int> Offsets, ImmutableArray<double> Features, ImmutableArray<double> Codes, ImmutableArray<double> HeldOutFeatures, ImmutableArray<double> HeldOutCodes);
