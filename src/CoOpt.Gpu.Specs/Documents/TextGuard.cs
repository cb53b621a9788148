using System.Text;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Specs.Documents;

/// <summary>Turns a file's bytes into text that the YAML reader may see: bounded, UTF-8, no control characters, LF line ends.</summary>
internal static class TextGuard
{
    public const int MaximumBytes = 1_000_000;

    /// <summary>The text, or null with the problem reported.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string source, DiagnosticBag bag)
    {
        if (bytes.Length > MaximumBytes)
        {
            bag.Add(
                DiagnosticCatalogue.TooLarge,
                FormattableString.Invariant($"the spec has more than {MaximumBytes} bytes; move data into CSV files and name them"),
                new(source));
            return null;
        }

        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }
        else if (bytes.Length >= 2 && (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
        {
            bag.Add(DiagnosticCatalogue.Encoding, "the spec is UTF-16 text; save it as UTF-8", new(source, 1, 1));
            return null;
        }

        string text;
        try
        {
            text = new UTF8Encoding(false, true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var (line, column) = Position(Encoding.Latin1.GetString(bytes), Math.Max(0, e.Index));
            bag.Add(DiagnosticCatalogue.Encoding, "the spec is not UTF-8 text; save it as UTF-8", new(source, line, column));
            return null;
        }

        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        for (var i = 0; i < text.Length; i++)
        {
            if ((char.IsControl(text[i]) && text[i] is not ('\n' or '\t')) || text[i] == '\uFEFF')
            {
                var (line, column) = Position(text, i);
                bag.Add(
                    DiagnosticCatalogue.Encoding,
                    FormattableString.Invariant($"the spec holds the control character U+{(int)text[i]:X4}; remove it"),
                    new(source, line, column));
                return null;
            }
        }

        return HasTabIndent(text, source, bag) ? null : text;
    }

    /// <summary>YAML forbids tabs in indentation, but its scanners report them far from where they stand.</summary>
    private static bool HasTabIndent(string text, string source, DiagnosticBag bag)
    {
        var line = 0;
        foreach (var row in text.AsSpan().EnumerateLines())
        {
            line++;
            var tab = row.IndexOf('\t');
            if (tab >= 0 && row[..tab].IndexOfAnyExcept(' ') < 0 && !row[tab..].Trim().IsEmpty)
            {
                bag.Add(DiagnosticCatalogue.Syntax, "a tab is used to indent; YAML indents with spaces", new(source, line, tab + 1));
                return true;
            }
        }

        return false;
    }

    private static (int Line, int Column) Position(string text, int index)
    {
        var before = text.AsSpan(0, Math.Min(index, text.Length));
        var start = before.LastIndexOf('\n') + 1;
        return (before.Count('\n') + 1, before.Length - start + 1);
    }
}
