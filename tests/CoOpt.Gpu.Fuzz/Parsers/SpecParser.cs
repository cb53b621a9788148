using System.Collections.Immutable;
using CoOpt.Gpu.Fuzz.Inputs.Generators;
using CoOpt.Gpu.Specs.Loading;
using FsCheck;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>A spec from its bytes to the instances at the ends of its sweep, with data files beside it.</summary>
internal sealed class SpecParser(DataFolder data) : IFuzzedParser
{
    public string Name => "spec";

    public ImmutableArray<string> Words { get; } = [.. SpecTexts.Words, .. DataFolder.Names];

    public Gen<byte[]> Inputs => SpecTexts.Inputs;

    public string Parse(byte[] input)
    {
        var result = SpecLoader.Load(input, "sweep.yaml", data.Path);
        return Outcomes.Of(result.Diagnostics, result.IsValid);
    }
}
