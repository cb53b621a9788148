using System.Globalization;

namespace CoOpt.Gpu.Figures.Svg.Colors;

/// <summary>A colour of OKLab in polar form (B. Ottosson, 2020): equal steps of lightness look equal.</summary>
/// <param name="Lightness">0 black to 1 white.</param>
/// <param name="Chroma">0 grey to about 0.3.</param>
/// <param name="Hue">In degrees; 30 red, 110 yellow, 145 green, 265 blue.</param>
internal readonly record struct Lab(double Lightness, double Chroma, double Hue)
{
    /// <summary>The colour between two, hue included.</summary>
    internal static Lab Between(Lab a, Lab b, double share) =>
        new(a.Lightness + (b.Lightness - a.Lightness) * share, a.Chroma + (b.Chroma - a.Chroma) * share, a.Hue + (b.Hue - a.Hue) * share);

    /// <summary>The colour as <c>#rrggbb</c>; less saturated where a display cannot show it.</summary>
    internal string ToHex()
    {
        var color = this;
        var rgb = color.Linear();
        while (color.Chroma > 0 && (Math.Min(rgb.R, Math.Min(rgb.G, rgb.B)) < 0 || Math.Max(rgb.R, Math.Max(rgb.G, rgb.B)) > 1))
        {
            color = color with { Chroma = Math.Max(0, color.Chroma - 0.002) };
            rgb = color.Linear();
        }

        return string.Create(CultureInfo.InvariantCulture, $"#{Encode(rgb.R):x2}{Encode(rgb.G):x2}{Encode(rgb.B):x2}");
    }

    private (double R, double G, double B) Linear()
    {
        var (sin, cos) = Math.SinCos(Hue * Math.PI / 180);
        var (a, b) = (Chroma * cos, Chroma * sin);
        var l = Cube(Lightness + 0.3963377774 * a + 0.2158037573 * b);
        var m = Cube(Lightness - 0.1055613458 * a - 0.0638541728 * b);
        var s = Cube(Lightness - 0.0894841775 * a - 1.2914855480 * b);
        return (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    private static double Cube(double x) => x * x * x;

    // The transfer function of sRGB, IEC 61966-2-1.
    private static int Encode(double linear)
    {
        var c = Math.Clamp(linear, 0, 1);
        return (int)Math.Round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * Math.Pow(c, 1 / 2.4) - 0.055));
    }
}
