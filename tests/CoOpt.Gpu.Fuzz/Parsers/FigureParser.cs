using System.Collections.Immutable;
using System.Text;
using CoOpt.Gpu.Specs.Figures;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>A file of figures.</summary>
internal sealed class FigureParser : IFuzzedParser
{
    private static readonly ImmutableArray<string> Keys = [.. All(FigureKeys.Root).Distinct()];

    public string Name => "figures";

    public ImmutableArray<string> Words { get; } = [.. Keys.Select(k => k + ": "), .. Keys, "figures:\n- ", "  - "];

    public Gen<byte[]> Inputs { get; } =
        from figures in Gen.ListOf(Gen.ListOf(Gen.Elements(Keys.AsEnumerable()).Zip(Gen.Elements(Inputs1().AsEnumerable()))))
        select Encoding.UTF8.GetBytes("schema: 1\nfigures:\n" + string.Concat(figures.Select(f => "- id: a\n" + string.Concat(f.DistinctBy(k => k.Item1).Select(k => $"  {k.Item1}: {k.Item2}\n")))));

    public string Parse(byte[] input)
    {
        var result = FigureFile.Load(input, "figures.yaml");
        return Outcomes.Of(result.Diagnostics, result.IsValid);
    }

    private static ImmutableArray<string> Inputs1() => ["line", "scatter", "heat", "instances.csv", "traces", "alpha", "method.alpha", "[a, b]", "{ column: rate, log: true }", "log", "seed", "median", "1", "[1, 2]", "a title", "{ a: b }"];

    private static IEnumerable<string> All(FigureKey key) => key.Section.IsDefaultOrEmpty ? [key.Name] : key.Section.SelectMany(All).Prepend(key.Name).Where(n => n.Length > 0);
}
