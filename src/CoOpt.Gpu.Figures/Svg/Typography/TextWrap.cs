using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CoOpt.Gpu.Figures.Svg.Typography;

/// <summary>Breaks text into lines that fit.</summary>
internal static class TextWrap
{
    private const string Ellipsis = "…";

    /// <summary>At most <paramref name="lines"/> lines no wider than <paramref name="width"/>, broken at spaces, else within a word; what does not fit ends in an ellipsis.</summary>
    internal static ImmutableArray<string> Wrap(string text, double size, double width, int lines, bool bold = false)
    {
        var result = ImmutableArray.CreateBuilder<string>();
        var rest = text.Trim();
        while (rest.Length > 0 && result.Count < lines)
        {
            if (TextMetrics.Width(rest, size, bold) <= width)
            {
                result.Add(rest);
                break;
            }

            if (result.Count == lines - 1)
            {
                result.Add(Shorten(rest, size, width, bold));
                break;
            }

            var fit = Fit(rest, size, width, bold);
            var space = fit < rest.Length && rest[fit] == ' ' ? fit : rest.LastIndexOf(' ', fit - 1);

            // A break that leaves less than a third of the line is uglier than a broken word, which then is a long one.
            var at = space >= fit / 3 && space > 0 ? space : fit;
            result.Add(rest[..at].TrimEnd());
            rest = rest[at..].TrimStart();
        }

        return result.ToImmutable();
    }

    /// <summary>The text, or its beginning and an ellipsis.</summary>
    internal static string Shorten(string text, double size, double width, bool bold = false) =>
        TextMetrics.Width(text, size, bold) <= width ? text : text[..Fit(text, size, width - TextMetrics.Width(Ellipsis, size, bold), bold)].TrimEnd() + Ellipsis;

    /// <summary>The text, or its beginning and its end with an ellipsis between: names often differ in their ends.</summary>
    internal static string ShortenMiddle(string text, double size, double width)
    {
        const double HeadShare = 0.55;
        if (TextMetrics.Width(text, size) <= width)
        {
            return text;
        }

        var room = width - TextMetrics.Width(Ellipsis, size);
        var head = text[..Fit(text, size, HeadShare * room, bold: false)].TrimEnd();
        var tail = text.Length;
        while (tail > head.Length && TextMetrics.Width(head + text[(tail - 1)..], size) <= room)
        {
            tail--;
        }

        // Neither half a pair nor an accent without its letter.
        while (tail < text.Length && (char.IsLowSurrogate(text[tail]) || Rune.IsWhiteSpace(Rune.GetRuneAt(text, tail)) || CharUnicodeInfo.GetUnicodeCategory(text, tail) == UnicodeCategory.NonSpacingMark))
        {
            tail++;
        }

        return head + Ellipsis + text[tail..];
    }

    /// <summary>The width of the widest word.</summary>
    internal static double WidestWord(string text, double size) => text.Split(' ').Max(w => TextMetrics.Width(w, size));

    /// <summary>How many characters from the left fit, at least one, never half of a pair.</summary>
    private static int Fit(string text, double size, double width, bool bold)
    {
        var low = 1;
        var high = Math.Min(text.Length, 4096);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (TextMetrics.Width(text[..middle], size, bold) <= width)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low < text.Length && char.IsLowSurrogate(text[low]) ? (low > 1 ? low - 1 : low + 1) : low;
    }
}
