using System.Collections.Immutable;
using System.IO.Compression;
using CoOpt.Gpu.Fuzz.Parsers;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Fuzz.Inputs;

/// <summary>The inputs of a parser by their index: the kept ones first as they are, then mutations of kept and of generated ones.</summary>
internal sealed class InputSource
{
    /// <summary>Generated inputs cost more than mutations and are more alike.</summary>
    private const int OneGenerated = 12;

    private const int MostGenerated = 40;

    private readonly IFuzzedParser _parser;
    private readonly ulong _seed;
    private readonly ImmutableArray<byte[]> _kept;
    private readonly ByteMutator _mutator;

    public InputSource(IFuzzedParser parser, ulong seed)
    {
        _parser = parser;
        _seed = seed;
        _kept = [.. SeedInputs.Read(parser.Name).Select(k => k.Bytes), .. parser.Examples];
        _mutator = new ByteMutator(_kept, parser.Words);
    }

    /// <summary>The kept inputs, which have the first indices.</summary>
    public int Kept => _kept.Length;

    /// <summary>Input <paramref name="index"/>.</summary>
    public byte[] this[long index]
    {
        get
        {
            if (index < _kept.Length)
            {
                return _kept[(int)index];
            }

            var random = new FuzzRandom(_seed, (ulong)index);
            var isGenerated = random.OneIn(OneGenerated);
            var from = isGenerated ? Generated(ref random) : random.Of(_kept);
            var input = isGenerated && random.OneIn(2) ? from : _mutator.Mutate(from, ref random);
            input = random.OneIn(2) ? _parser.Seal(input) : input;
            return _parser.IsPacked && random.OneIn(3) ? Packed(input) : input;
        }
    }

    private byte[] Generated(ref FuzzRandom random) =>
        _parser.Inputs.Sample(1 + random.Below(MostGenerated), new Rnd(random.Next(), random.Next() | 1), 1)[0];

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
