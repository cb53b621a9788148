namespace CoOpt.Gpu.Specs.Random;

/// <summary>
/// A stream of random numbers determined by (seed, purpose, item) alone: Philox4x32-10 with the seed as key and the counter (block, 0, purpose, item), so that
/// no two streams overlap and none depends on what else was drawn. Bits are the same on every platform: only IEEE 754 basic operations, square roots and
/// <see cref="PortableMath"/> are used. Not for concurrent use.
/// </summary>
public sealed class RandomSource(ulong seed, RandomPurpose purpose, int item = 0)
{
    private readonly (uint, uint) _key = ((uint)seed, (uint)(seed >> 32));
    private uint _block;
    private (uint X0, uint X1, uint X2, uint X3) _words;
    private int _used = 4;

    /// <summary>32 random bits.</summary>
    public uint NextWord()
    {
        if (_used == 4)
        {
            _words = Philox4x32.Block((checked(_block++), 0, (uint)purpose, (uint)item), _key);
            _used = 0;
        }

        return _used++ switch { 0 => _words.X0, 1 => _words.X1, 2 => _words.X2, _ => _words.X3 };
    }

    /// <summary>Uniform on [0, 1): k·2⁻⁵³ with k from 53 random bits.</summary>
    public double NextUniform()
    {
        var high = (ulong)NextWord() << 21;
        return (high ^ (NextWord() >> 11)) * (1.0 / 9007199254740992.0);
    }

    /// <summary>Normal with mean 0 and deviation 1: the inverse of the normal distribution function at a uniform number on (0, 1).</summary>
    public double NextNormal()
    {
        // (k + ½)·2⁻⁵² is exact and never 0 or 1.
        var high = (ulong)NextWord() << 20;
        return NormalQuantile.At(((high ^ (NextWord() >> 12)) + 0.5) * (1.0 / 4503599627370496.0));
    }

    /// <summary>Uniform on 0 … <paramref name="bound"/> − 1, without bias (rejection).</summary>
    public int NextBelow(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var limit = uint.MaxValue - (uint.MaxValue % (uint)bound);
        uint word;
        do
        {
            word = NextWord();
        }
        while (word >= limit);

        return (int)(word % (uint)bound);
    }

    /// <summary>Gamma with the given shape and scale 1, by Marsaglia and Tsang (2000); below shape 1 by Γ(a) = Γ(a + 1)·U^{1/a}.</summary>
    public double NextGamma(double shape)
    {
        if (shape < 1)
        {
            var gamma = NextGamma(shape + 1);
            var exponent = PortableMath.Log(1 - NextUniform()) / shape;
            return exponent < -690 ? 0 : gamma * PortableMath.Exp(exponent);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = NextNormal();
            var v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (PortableMath.Log(1 - NextUniform()) < (0.5 * x * x) + (d * (1 - v + PortableMath.Log(v))))
            {
                return d * v;
            }
        }
    }

    /// <summary>A permutation of 0 … <paramref name="count"/> − 1 (Fisher–Yates).</summary>
    public int[] NextPermutation(int count)
    {
        var items = new int[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = i;
        }

        Shuffle(items);
        return items;
    }

    /// <summary>Shuffles in place (Fisher–Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextBelow(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
