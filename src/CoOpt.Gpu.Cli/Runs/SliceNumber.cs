using System.Globalization;

namespace CoOpt.Gpu.Cli.Runs;

/// <summary>Which of how many slices of a run's shards: what <c>--shard i/N</c> takes, i from 0. Slice i of T shards is [i·T/N, (i+1)·T/N).</summary>
/// <param name="Index">i.</param>
/// <param name="Count">N.</param>
internal readonly record struct SliceNumber(int Index, int Count)
{
    /// <summary>The most slices; beyond it they would hold less than a shard.</summary>
    public const int Most = 100_000;

    /// <summary>All of a run.</summary>
    public static SliceNumber Whole { get; } = new(0, 1);

    /// <summary>Reads <c>i/N</c>.</summary>
    /// <returns>The slice; null where the text is none.</returns>
    public static SliceNumber? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && TryNumber(text.AsSpan(0, slash), out var index) && TryNumber(text.AsSpan(slash + 1), out var count) && index < count && count <= Most
            ? new SliceNumber(index, count)
            : null;
    }

    /// <summary>The ordinals of <paramref name="shards"/> shards that are this slice: from the first to the one before the last.</summary>
    public (int First, int End) Of(int shards) => ((int)((long)Index * shards / Count), (int)((Index + 1L) * shards / Count));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Index}/{Count}");

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
