using System.Globalization;
using CoOpt.Gpu.Figures.Svg.Typography;

namespace CoOpt.Gpu.Figures.Svg.Scales;

/// <summary>Numbers as a reader sees them: invariant, short, with a true minus sign and powers of ten as such.</summary>
internal static class NumberText
{
    private const char Minus = '−';

    /// <summary>10ⁿ.</summary>
    internal static string PowerOfTen(int exponent) => "10" + ScriptText.Superscript(exponent);

    /// <summary>A number with so many decimals.</summary>
    internal static string Fixed(double value, int decimals)
    {
        var text = Math.Abs(value).ToString("F" + Math.Clamp(decimals, 0, 15).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return value < 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? Minus + text : text;
    }

    /// <summary>A number as m×10ⁿ with so many decimals of m.</summary>
    internal static string Scientific(double value, int exponent, int decimals) => $"{Fixed(Scaled(value, exponent), decimals)}×{PowerOfTen(exponent)}";

    /// <summary>A number in four significant digits, for tooltips.</summary>
    internal static string Short(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "none" : value > 0 ? "∞" : Minus + "∞";
        }

        var size = Math.Abs(value);
        if (size == 0 || size is >= 1e-3 and < 1e5)
        {
            return value.ToString("G4", CultureInfo.InvariantCulture).Contains('E', StringComparison.Ordinal)
                ? Fixed(value, 0)
                : value.ToString("G4", CultureInfo.InvariantCulture).Replace('-', Minus);
        }

        var parts = value.ToString("0.###E+0", CultureInfo.InvariantCulture).Split('E');
        var exponent = int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return $"{parts[0].Replace('-', Minus)}×{PowerOfTen(exponent)}";
    }

    // In two factors, as 10ⁿ overflows or vanishes at the ends of the doubles.
    private static double Scaled(double value, int exponent) => value / Math.Pow(10, exponent / 2) / Math.Pow(10, exponent - exponent / 2);
}
