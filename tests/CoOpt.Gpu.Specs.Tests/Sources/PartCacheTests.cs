using CoOpt.Gpu.Specs.Sources;

namespace CoOpt.Gpu.Specs.Tests.Sources;

/// <summary>What is kept of parts is bounded by their weight, and failures count too.</summary>
public sealed class PartCacheTests
{
    [Fact]
    public void The_parts_used_last_are_kept_up_to_the_weight()
    {
        var cache = new PartCache<int, int>(10, static w => w);
        var made = new List<int>();
        foreach (var key in new[] { 4, 5, 4, 3, 4, 5, 3 })
        {
            Assert.Equal(key, Get(cache, made, key));
        }

        // 3 takes the place of 5, which takes that of 3.
        Assert.Equal([4, 5, 3, 5, 3], made);
    }

    [Fact]
    public void A_failure_is_kept_and_told_again_without_another_try_but_not_any_number_of_them()
    {
        var cache = new PartCache<int, int>(1_000_000, static _ => 1);
        var made = new List<int>();
        for (var key = 0; key < 10_000; key++)
        {
            Fails(key);
        }

        Assert.Equal(10_000, made.Count);
        Fails(9_999);
        Assert.Equal(10_000, made.Count);
        Fails(0);
        Assert.Equal(10_001, made.Count);

        void Fails(int key) => Assert.Equal($"{key}", Assert.Throws<InvalidDataException>(() => cache.Get(key, () =>
        {
            made.Add(key);
            throw new InvalidDataException($"{key}");
        })).Message);
    }

    private static int Get(PartCache<int, int> cache, List<int> made, int key) => cache.Get(key, () =>
    {
        made.Add(key);
        return key;
    });
}
