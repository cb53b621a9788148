using System.Collections.Immutable;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Diagnostics;

namespace CoOpt.Gpu.Cli.Explanations;

/// <summary>Every code of the program, explained.</summary>
internal static class ExplanationCatalogue
{
    // Names that a slip of one digit or a swap of two leads to; more would be guessing.
    private const int Suggestions = 3;

    /// <summary>The explanations in ascending order of their codes.</summary>
    public static ImmutableArray<Explanation> All { get; } = [.. FaultExamples.All.Concat(OfSpecs()).OrderBy(e => e.Code, StringComparer.Ordinal)];

    /// <summary>The explanation of <paramref name="code"/>, in any case and with or without CO; null if there is none.</summary>
    public static Explanation? Find(string code) => All.FirstOrDefault(e => e.Code.Equals(Normal(code), StringComparison.Ordinal));

    /// <summary>The codes that were probably meant, best first.</summary>
    public static ImmutableArray<string> Nearest(string code)
    {
        var given = Normal(code);
        var ranked = All.Select(e => (e.Code, Distance: NearestName.Distance(given, e.Code))).Where(c => c.Distance <= 2).ToList();
        return [.. ranked.Where(c => c.Distance == ranked.Min(r => r.Distance)).Select(c => c.Code).Take(Suggestions)];
    }

    private static string Normal(string code)
    {
        var upper = code.Trim().ToUpperInvariant();
        return upper.Length is > 0 and <= 4 && upper.All(char.IsAsciiDigit) ? "CO" + upper.PadLeft(4, '0') : upper;
    }

    private static IEnumerable<Explanation> OfSpecs()
    {
        var examples = SyntaxExamples.All.Concat(AxisExamples.All).Concat(RuleExamples.All).Concat(DataExamples.All).Concat(FigureExamples.All)
            .ToDictionary(e => e.Code, StringComparer.Ordinal);
        foreach (var code in DiagnosticCatalogue.All.Where(c => examples.ContainsKey(c.Id)))
        {
            var example = examples[code.Id];
            yield return new Explanation(
                code.Id, code.Title, code.Explanation, code.IsWarning ? ExitCode.Ok : ExitCode.Usage, example.Wrong, example.Right, example.Remedy);
        }
    }
}
