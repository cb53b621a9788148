using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Figures.Files;

/// <summary>Names of figures, which are names of files: lower-case letters, digits and single dashes, 100 at most.</summary>
public static partial class FigureId
{
    // With the longest extension and a temporary file's marks it stays below the 255 bytes that file systems take.
    private const int Longest = 100;

    /// <summary>Whether <paramref name="text"/> names a figure.</summary>
    public static bool IsValid(string text) => text is not null && text.Length <= Longest && Form().IsMatch(text);

    // \z and not $, which would let a line end pass.
    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Form();
}
