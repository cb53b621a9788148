using System.Collections.Immutable;
using System.Globalization;

namespace CoOpt.Gpu.Figures.Svg.Colors;

/// <summary>A ramp of colours between control points, cut into steps so that each has a class of its own.</summary>
internal sealed class Ramp
{
    /// <summary>Steps of a ramp: more cannot be told apart.</summary>
    internal const int Steps = 64;

    private Ramp(string name, ReadOnlySpan<Lab> light, ReadOnlySpan<Lab> dark)
    {
        var tones = ImmutableArray.CreateBuilder<Tone>(Steps);
        for (var step = 0; step < Steps; step++)
        {
            var share = step / (double)(Steps - 1);
            tones.Add(new Tone(string.Create(CultureInfo.InvariantCulture, $"{name}{step}"), At(light, share).ToHex(), At(dark, share).ToHex()));
        }

        Tones = tones.MoveToImmutable();
    }

    /// <summary>Steps of a quantity as lines and marks: never paler than marks may be on their ground.</summary>
    internal static Ramp Ordered { get; } = new(
        "o",
        [new(0.30, 0.13, 300), new(0.42, 0.13, 272), new(0.52, 0.11, 235), new(0.60, 0.12, 165), new(0.665, 0.13, 80)],
        [new(0.62, 0.16, 300), new(0.68, 0.14, 268), new(0.76, 0.12, 225), new(0.84, 0.15, 160), new(0.93, 0.15, 105)]);

    /// <summary>Cells from little to much: away from the ground.</summary>
    internal static Ramp Sequential { get; } = new(
        "q",
        [new(0.965, 0.06, 108), new(0.84, 0.12, 140), new(0.68, 0.11, 185), new(0.50, 0.11, 245), new(0.27, 0.13, 295)],
        [new(0.27, 0.10, 295), new(0.45, 0.12, 255), new(0.62, 0.11, 200), new(0.78, 0.14, 150), new(0.95, 0.13, 105)]);

    /// <summary>Cells to both sides of a centre: blue, ground, orange.</summary>
    internal static Ramp Diverging { get; } = new(
        "d",
        [new(0.38, 0.14, 262), new(0.62, 0.13, 250), new(0.965, 0.005, 250), new(0.66, 0.15, 50), new(0.42, 0.13, 40)],
        [new(0.80, 0.11, 240), new(0.56, 0.15, 255), new(0.25, 0.01, 250), new(0.60, 0.15, 45), new(0.84, 0.12, 65)]);

    /// <summary>The steps from the lower end.</summary>
    internal ImmutableArray<Tone> Tones { get; }

    /// <summary>The tone at a share of the ramp from 0 to 1.</summary>
    internal Tone At(double share) => Tones[(int)Math.Round(Math.Clamp(share, 0, 1) * (Steps - 1))];

    private static Lab At(ReadOnlySpan<Lab> points, double share)
    {
        var place = share * (points.Length - 1);
        var left = Math.Min((int)place, points.Length - 2);
        return Between(points[left], points[left + 1], place - left);
    }

    // A grey control point has no hue of its own; it takes the other's.
    private static Lab Between(Lab a, Lab b, double share) =>
        Lab.Between(a.Chroma < 0.02 ? a with { Hue = b.Hue } : a, b.Chroma < 0.02 ? b with { Hue = a.Hue } : b, share);
}
