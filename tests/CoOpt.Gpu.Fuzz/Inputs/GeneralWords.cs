using System.Collections.Immutable;

namespace CoOpt.Gpu.Fuzz.Inputs;

/// <summary>What hurts parsers of any format.</summary>
internal static class GeneralWords
{
    /// <summary>Numbers at the ends of formats.</summary>
    public static ImmutableArray<string> Numbers { get; } =
    [
        "0", "-0", "1", "-1", "2", "3", "10", "1e3", "0.5", "1e-300", "1e300", "1e308", "-1e308", "1e309", "1e999999999", "4.9e-324", "2147483647", "2147483648", "-2147483648",
        "4294967296", "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "NaN", "Infinity", "-Infinity", ".nan",
        ".inf", "-.inf", "0x10", "0xffffffffffffffff", "0o17", "1_000", "1,5", "1.", ".5", "+1", "--1", "1e", "1e+", "00", "1000000", "100000", "65536", "0.1e1e1",
    ];

    /// <summary>Lengths and offsets at the ends of integer formats.</summary>
    public static ImmutableArray<long> Wholes { get; } =
        [0, 1, -1, 2, 3, 4, 8, 16, 127, 128, 255, 256, 1024, 32767, 65535, 65536, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32, long.MaxValue, long.MinValue, 500_000_000, 1_000_000];

    /// <summary>Marks, characters and texts that mean something somewhere.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        .. Numbers,
        "\uFEFF", "\0", "\u001b[2J", "\u0007", "\u0085", "\u2028", "\u202E", "\u200F", "\r\n", "\r", "\n", "\n\n", "\t", " ", "  ", "\"", "'", "\\", "\\u0000", "\\ud800", "\\x1b", "\\e", ",", ";",
        "=1+1", "@SUM(A1)", "+1", "</script>", "<img src=x>", "../", "../../../../etc/passwd", "/dev/zero", "/dev/full", "/", ".", "..", "~", "con", "%s%n", "é", "𝄞", "ß", "İ", "ı",
        "[", "]", "{", "}", "(", ")", ":", ": ", "- ", "? ", "&a", "*a", "<<: ", "!!", "!tag ", "|", ">", "%", "#", "---", "...", "null", "~", "true", "false", "yes",
    ];
}
