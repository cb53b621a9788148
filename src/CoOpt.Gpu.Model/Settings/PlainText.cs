using System.Globalization;
using System.Text;

namespace CoOpt.Gpu.Model.Settings;

/// <summary>Text of unknown origin as a terminal, a log or a page may get it.</summary>
public static class PlainText
{
    /// <summary>Longer messages are no use to a reader; what to do mostly stands at the end of one.</summary>
    private const int MostCharacters = 2000, TailCharacters = 800;

    /// <summary>
    /// One line of bounded length in which nothing acts: control characters, marks of writing direction and other invisible ones, line separators and lone surrogates stand as
    /// <c>\u001B</c>; line ends and tabs as spaces. Of a longer text the middle is left out.
    /// </summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Clip(Visible(Clip(text).Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ')));
    }

    /// <summary>The same without a bound on the length, line ends and tabs written out too.</summary>
    public static string Visible(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var first = 0;
        while (first < text.Length && IsVisible(text, first))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (var k = first; k < text.Length; k++)
        {
            _ = IsVisible(text, k) ? shown.Append(text[k]) : shown.Append("\\u").Append(((int)text[k]).ToString("X4", CultureInfo.InvariantCulture));
        }

        return shown.ToString();
    }

    private static string Clip(string text)
    {
        if (text.Length <= MostCharacters)
        {
            return text;
        }

        // Not between the halves of one character.
        var (head, tail) = (MostCharacters - TailCharacters - 3, text.Length - TailCharacters);
        head -= char.IsHighSurrogate(text[head - 1]) ? 1 : 0;
        tail += char.IsLowSurrogate(text[tail]) ? 1 : 0;
        return $"{text[..head]} … {text[tail..]}";
    }

    private static bool IsVisible(string text, int at) => text[at] switch
    {
        < '\u007F' and >= ' ' => true,
        var c when char.IsSurrogate(c) => char.IsHighSurrogate(c) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1]),
        var c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator),
    };
}
