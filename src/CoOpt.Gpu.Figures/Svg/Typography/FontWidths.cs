using System.Globalization;
using System.Text;

namespace CoOpt.Gpu.Figures.Svg.Typography;

/// <summary>
/// Advance widths in thousandths of the font's size: those of Helvetica for ASCII (Adobe Font Metrics; Arial and Liberation Sans share them) and of Greek as these fonts have it.
/// Other characters come from whatever font the reader has, so theirs are the widest of the common ones.
/// </summary>
internal static class FontWidths
{
    private const int FirstAscii = 0x20;
    private const int FirstGreekCapital = 0x391;
    private const int FirstGreekSmall = 0x3B1;

    private static readonly short[] Regular =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private static readonly short[] Bold =
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    ];

    // Α to Ω and α to ω, the wider of the regular and the bold face.
    private static readonly short[] GreekCapitals = [722, 722, 601, 719, 667, 611, 722, 778, 278, 722, 668, 833, 722, 650, 778, 722, 667, 1000, 618, 611, 667, 821, 667, 835, 802];
    private static readonly short[] GreekSmall = [615, 610, 556, 606, 475, 460, 611, 556, 278, 558, 556, 612, 556, 448, 611, 766, 619, 520, 684, 446, 582, 715, 576, 753, 845];

    private static readonly Dictionary<int, short> Others = new (short Width, string Characters)[]
    {
        (200, "\u2009\u202F"), (264, "′"), (278, "\u00A0‘’"), (380, "·"), (415, "\u2011"), (457, "⟨⟩"), (479, "″"), (500, "°‖∥“”"), (544, "∂"), (556, "–"), (584, "−×"), (667, "√"),
        (697, "∇"), (833, "∞"), (838, "±≤≥≈≠"), (889, "æ"), (944, "œ"), (1000, "—…ÆŒ"), (1035, "½¼¾"), (1050, "\uFFFD"), (9000, "\uFDFD"),
    }.SelectMany(group => group.Characters.Select(c => (c, group.Width))).ToDictionary(pair => (int)pair.c, pair => pair.Width);

    /// <summary>The width of one character.</summary>
    internal static int Of(Rune rune, bool bold)
    {
        var code = rune.Value;
        var ascii = bold ? Bold : Regular;
        return code >= FirstAscii && code - FirstAscii < ascii.Length ? ascii[code - FirstAscii]
            : code >= FirstGreekCapital && code - FirstGreekCapital < GreekCapitals.Length ? GreekCapitals[code - FirstGreekCapital]
            : code >= FirstGreekSmall && code - FirstGreekSmall < GreekSmall.Length ? GreekSmall[code - FirstGreekSmall]
            : Others.TryGetValue(code, out var width) ? width
            : OfCategory(rune);
    }

    private static int OfCategory(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => 0,
        UnicodeCategory.LowercaseLetter when rune.IsBmp => 660,
        UnicodeCategory.UppercaseLetter when rune.IsBmp => 945,
        // Pictographs are wider than high in some fonts.
        _ => rune.IsBmp ? 1000 : 1400,
    };
}
