using System.Globalization;

namespace CoOpt.Gpu.Figures.Tests.Svg;

/// <summary>Colours as eyes see them: contrast by WCAG 2.2, distance in OKLab (Ottosson, 2020), and dichromacy by Machado, Oliveira and Fernandes (2009), table 1 at severity 1.</summary>
internal static class ColorVision
{
    /// <summary>Full colour vision and the three kinds of dichromacy, as matrices on linear RGB.</summary>
    internal static IReadOnlyDictionary<string, double[]> Eyes { get; } = new Dictionary<string, double[]>
    {
        ["full"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["protanopia"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deuteranopia"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritanopia"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    /// <summary>The contrast ratio of two colours, 1 to 21.</summary>
    internal static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    /// <summary>The distance of two colours for an eye, in hundredths of OKLab's lightness.</summary>
    internal static double Distance(string a, string b, double[] eye)
    {
        var (x, y) = (Lab(Seen(a, eye)), Lab(Seen(b, eye)));
        return 100 * Math.Sqrt(x.Zip(y, (p, q) => (p - q) * (p - q)).Sum());
    }

    /// <summary>The lightness of a colour, 0 to 1.</summary>
    internal static double Lightness(string color) => Lab(Linear(color))[0];

    private static double Luminance(string color)
    {
        var rgb = Linear(color);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double[] Seen(string color, double[] eye)
    {
        var rgb = Linear(color);
        return [.. Enumerable.Range(0, 3).Select(i => Math.Clamp(eye[3 * i] * rgb[0] + eye[3 * i + 1] * rgb[1] + eye[3 * i + 2] * rgb[2], 0, 1))];
    }

    private static double[] Lab(double[] rgb)
    {
        var l = Math.Cbrt(0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2]);
        var m = Math.Cbrt(0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2]);
        var s = Math.Cbrt(0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2]);
        return [0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s];
    }

    private static double[] Linear(string color) => [.. Enumerable.Range(0, 3).Select(i => int.Parse(color.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
}
