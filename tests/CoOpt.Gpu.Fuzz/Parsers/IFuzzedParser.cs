using System.Collections.Immutable;
using FsCheck;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>A parser that gets inputs made to hurt.</summary>
internal interface IFuzzedParser
{
    /// <summary>Its name on the command line; its seeds are in the folder of that name.</summary>
    string Name { get; }

    /// <summary>Good inputs that the program itself writes, beside the kept ones.</summary>
    ImmutableArray<byte[]> Examples => [];

    /// <summary>Pieces of its format, which mutations put in.</summary>
    ImmutableArray<string> Words { get; }

    /// <summary>Whole inputs of its format, most of them well-formed.</summary>
    Gen<byte[]> Inputs { get; }

    /// <summary>Whether a mutation may also be packed with gzip.</summary>
    bool IsPacked => false;

    /// <summary>Mends what would have a mutation refused before it is looked at, such as a hash; the input itself where there is nothing of the kind.</summary>
    byte[] Seal(byte[] input) => input;

    /// <summary>Parses an input and says in a few words what came of it; a refusal is an outcome.</summary>
    /// <exception cref="Exception">Whatever the parser does not declare: a finding.</exception>
    string Parse(byte[] input);
}
