using System.Globalization;
using System.Text;

namespace CoOpt.Gpu.Figures.Reports.Pages;

/// <summary>Numbers as a page shows them: rounded, unlike those of the tables of a run.</summary>
public static class NumberShown
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Up to <paramref name="digits"/> significant digits, with a power of ten outside 10⁻³ … 10⁶; ∞ for infinities and – for NaN.</summary>
    public static string Of(double value, int digits = 3)
    {
        if (double.IsNaN(value))
        {
            return "–";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "∞" : "−∞";
        }

        var parts = value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Split('E');
        var exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
        if (value == 0 || exponent is >= -3 and < 6)
        {
            var rounded = decimal.Parse(value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
            return Minus(rounded.ToString("#,##0.#########", CultureInfo.InvariantCulture));
        }

        var mantissa = parts[0].Contains('.', StringComparison.Ordinal) ? parts[0].TrimEnd('0').TrimEnd('.') : parts[0];
        return Minus(mantissa) + "×10" + Superscript(exponent);
    }

    /// <summary>A count, with separated thousands.</summary>
    public static string Of(long count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A count with what is counted, in the plural by an s where it is not one.</summary>
    public static string Counted(long count, string noun) => count == 1 ? $"1 {noun}" : $"{Of(count)} {noun}s";

    /// <summary>A share as percent with one decimal; fewer than one in a thousand, or all but so few, are told from none and all.</summary>
    public static string Percent(long part, long whole)
    {
        if (whole == 0)
        {
            return "–";
        }

        var percent = 100.0 * part / whole;
        return percent is > 0 and < 0.1 ? "< 0.1\u00a0%" : percent is > 99.9 and < 100 ? "> 99.9\u00a0%" : percent.ToString("0.#", CultureInfo.InvariantCulture) + "\u00a0%";
    }

    private static string Minus(string text) => text.Replace('-', '−');

    private static string Superscript(int exponent)
    {
        var text = new StringBuilder(exponent < 0 ? "⁻" : "");
        foreach (var digit in Math.Abs(exponent).ToString(CultureInfo.InvariantCulture))
        {
            text.Append(Superscripts[digit - '0']);
        }

        return text.ToString();
    }
}
