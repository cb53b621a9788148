using System.Collections.Immutable;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>What came of an input, in few words: as many different ones as there are ways through a parser.</summary>
internal static class Outcomes
{
    /// <summary>Longer messages are no use to a reader.</summary>
    private const int LongestMessage = 2500;

    private const int MostCodes = 3;

    /// <summary>The codes of the problems, the first few.</summary>
    /// <exception cref="InvalidOperationException">A problem that a terminal should not get.</exception>
    public static string Of(ImmutableArray<Diagnostic> problems, bool isValid)
    {
        foreach (var text in problems.Select(d => d.ToString()))
        {
            RequirePlain(text);
        }

        return (isValid ? "valid" : "refused") + string.Concat(problems.Select(d => d.Code.Id).Distinct().Order(StringComparer.Ordinal).Take(MostCodes).Select(c => $" {c}"));
    }

    /// <summary>The first words of a refusal, without what the input put into it.</summary>
    /// <exception cref="InvalidOperationException">A message that a terminal should not get.</exception>
    public static string Of(Exception refusal)
    {
        const int Words = 5;
        RequirePlain(refusal.Message);
        var message = refusal.Message.Split(' ').Where(w => w.Length > 0 && w.All(c => char.IsAsciiLetter(c) || c is '.' or ',' or ';')).Take(Words);
        return $"refused {string.Join(' ', message)}";
    }

    private static void RequirePlain(string message)
    {
        if (message.Length > LongestMessage)
        {
            throw new InvalidOperationException($"a message of {message.Length} characters: {message[..200]}…");
        }

        if (message.FirstOrDefault(c => char.IsControl(c) && c != '\n') is not '\0' and var control)
        {
            throw new InvalidOperationException($"a message with the control character U+{(int)control:X4}");
        }
    }
}
