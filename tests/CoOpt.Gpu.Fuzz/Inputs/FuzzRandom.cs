namespace CoOpt.Gpu.Fuzz.Inputs;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the numbers of one input follow from the seed and the input's index alone.</summary>
internal struct FuzzRandom(ulong seed, ulong index)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = Mix(seed) ^ Mix(index * Golden);

    /// <summary>64 bits.</summary>
    public ulong Next() => Mix(_state += Golden);

    /// <summary>A number in [0, <paramref name="end"/>); 0 where that is empty.</summary>
    public int Below(int end) => end <= 0 ? 0 : (int)((Next() >> 33) % (ulong)end);

    /// <summary>Whether one of <paramref name="many"/> equal chances came.</summary>
    public bool OneIn(int many) => Below(many) == 0;

    /// <summary>One of the items.</summary>
    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
