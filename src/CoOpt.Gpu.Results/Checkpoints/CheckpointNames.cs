using System.Globalization;
using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Results.Checkpoints;

/// <summary>The names in checkpoints/: <c>FIRST-LAST.0.bin</c> and <c>.1.bin</c>.</summary>
internal static partial class CheckpointNames
{
    /// <summary>Checkpoints kept of a range.</summary>
    internal const int Kept = 2;

    internal static string Of(long first, long last, int slot) => string.Create(CultureInfo.InvariantCulture, $"{first}-{last}.{slot}.bin");

    internal static bool IsOne(string name) => Name().IsMatch(name);

    internal static bool IsOf(string name, long first, long last) => Enumerable.Range(0, Kept).Any(k => name == Of(first, last, k));

    [GeneratedRegex(@"^[0-9]{1,19}-[0-9]{1,19}\.[01]\.bin\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
