using System.Globalization;
using System.Text;

namespace CoOpt.Gpu.Figures.Svg.Typography;

/// <summary>Texts of data as XML 1.0 can carry them.</summary>
internal static class CleanText
{
    // A hostile cell may hold a book; no label shows more.
    private const int LongestText = 2000;

    // Accents upon accents grow into the lines above and below; no language needs more on one letter.
    private const int MostMarks = 2;

    /// <summary>The text on one line: white space becomes spaces, characters that XML forbids become U+FFFD, heaped accents are left out, and a very long text is cut.</summary>
    internal static string Line(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, LongestText));
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MostMarks)
            {
                continue;
            }

            if (clean.Length >= LongestText)
            {
                clean.Append('…');
                break;
            }

            clean.Append(Rune.IsWhiteSpace(rune) && rune.Value is not (0xA0 or 0x2009 or 0x202F) ? " " : (IsAllowed(rune) ? rune : Rune.ReplacementChar).ToString());
        }

        return clean.ToString();
    }

    /// <summary>The text with the five characters that mean something in XML escaped.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    // XML 1.0, production 2, less the controls of Latin-1 and those that turn the direction of what follows.
    private static bool IsAllowed(Rune rune) =>
        rune.Value is >= 0x20 and not (>= 0x7F and <= 0x9F) and not (>= 0x202A and <= 0x202E) and not (>= 0x2066 and <= 0x2069) and not 0xFFFE and not 0xFFFF;
}
