using System.Collections.Immutable;
using System.Text;

namespace CoOpt.Gpu.Figures.Svg.Typography;

/// <summary>Parts a line into ordinary, raised and lowered pieces: few fonts have all of Unicode's small digits and letters, so they are drawn as ordinary ones, smaller and moved.</summary>
internal static class ScriptText
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀ";
    private const string RaisedPlain = "0123456789+−=()niT";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ";
    private const string LoweredPlain = "0123456789+−=()aeoxhklmnpstijruv";

    /// <summary>The pieces of a line in order.</summary>
    internal static ImmutableArray<TextRun> Parse(string text)
    {
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        var piece = new StringBuilder();
        var level = 0;
        foreach (var c in text)
        {
            var (plain, next) = Plain(c);
            if (next != level && piece.Length > 0)
            {
                runs.Add(new TextRun(piece.ToString(), level));
                piece.Clear();
            }

            level = next;
            piece.Append(plain);
        }

        if (piece.Length > 0)
        {
            runs.Add(new TextRun(piece.ToString(), level));
        }

        return runs.ToImmutable();
    }

    /// <summary>A whole number as superscript characters.</summary>
    internal static string Superscript(int number) =>
        string.Concat(Math.Abs(number).ToString(System.Globalization.CultureInfo.InvariantCulture).Select(d => Raised[d - '0']).Prepend(number < 0 ? '⁻' : '\0').Where(c => c != '\0'));

    private static (char Plain, int Level) Plain(char c) =>
        Raised.IndexOf(c, StringComparison.Ordinal) is >= 0 and var up ? (RaisedPlain[up], 1)
        : Lowered.IndexOf(c, StringComparison.Ordinal) is >= 0 and var down ? (LoweredPlain[down], -1)
        : (c, 0);
}
