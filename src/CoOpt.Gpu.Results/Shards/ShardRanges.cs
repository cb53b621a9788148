using System.Collections.Immutable;

namespace CoOpt.Gpu.Results.Shards;

/// <summary>Shards in words.</summary>
public static class ShardRanges
{
    /// <summary>Ranges that are listed before the rest is only counted.</summary>
    private const int Listed = 8;

    /// <summary>The shards that are not committed.</summary>
    internal static ImmutableArray<int> Missing(ShardStore store, ShardLayout layout) => [.. Enumerable.Range(0, layout.Shards).Where(k => !store.IsCommitted(k))];

    /// <summary><c>shard 3 was</c>, <c>shards 3, 7–9 were</c>.</summary>
    public static string Were(ImmutableArray<int> shards) => $"{Text(shards)} {(shards.Length == 1 ? "was" : "were")}";

    /// <summary><c>shard 3</c>, <c>shards 3, 7–9</c>.</summary>
    public static string Text(ImmutableArray<int> shards)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var shard in shards)
        {
            if (ranges.Count > 0 && ranges[^1].Last == shard - 1)
            {
                ranges[^1] = (ranges[^1].First, shard);
            }
            else
            {
                ranges.Add((shard, shard));
            }
        }

        var texts = ranges.Take(Listed).Select(static r => r.First == r.Last ? $"{r.First}" : $"{r.First}–{r.Last}");
        return $"shard{(shards.Length == 1 ? "" : "s")} {string.Join(", ", texts)}{(ranges.Count > Listed ? ", …" : "")}";
    }
}
