using System.Globalization;

namespace CoOpt.Gpu.Specs.Documents;

/// <summary>
/// A scalar by the core schema of YAML 1.2: null, true, false, integers (decimal, 0o, 0x), floats, .inf, .nan; all else, and all that stands in quotes, is text.
/// So <c>no</c>, <c>on</c> and <c>1_000</c> are texts.
/// </summary>
internal readonly record struct CoreScalar(bool IsNull, bool? Boolean, double? Number)
{
    /// <summary>Reads a scalar.</summary>
    public static CoreScalar Read(ScalarNode node)
    {
        var text = node.Text;
        if (!node.Plain)
        {
            return default;
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => new(true, null, null),
            "true" or "True" or "TRUE" => new(false, true, null),
            "false" or "False" or "FALSE" => new(false, false, null),
            ".nan" or ".NaN" or ".NAN" => new(false, null, double.NaN),
            ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => new(false, null, double.PositiveInfinity),
            "-.inf" or "-.Inf" or "-.INF" => new(false, null, double.NegativeInfinity),
            _ => new(false, null, ReadNumber(text)),
        };
    }

    /// <summary>A decimal, octal or hexadecimal number of the core schema, or null.</summary>
    public static double? ReadNumber(string text)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        }

        if (text.StartsWith("0o", StringComparison.Ordinal))
        {
            return ReadOctal(text.AsSpan(2));
        }

        var digits = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            digits |= char.IsAsciiDigit(c);
            var signFits = c is '+' or '-' && (i == 0 || text[i - 1] is 'e' or 'E');
            if (!char.IsAsciiDigit(c) && c != '.' && !signFits && !(c is 'e' or 'E' && digits))
            {
                return null;
            }
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return digits && double.TryParse(text, Style, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static double? ReadOctal(ReadOnlySpan<char> text)
    {
        // 17 octal digits stay below 2^53, where doubles are exact.
        if (text.IsEmpty || text.Length > 17)
        {
            return null;
        }

        long value = 0;
        foreach (var c in text)
        {
            if (c is < '0' or > '7')
            {
                return null;
            }

            value = (value * 8) + (c - '0');
        }

        return value;
    }
}
