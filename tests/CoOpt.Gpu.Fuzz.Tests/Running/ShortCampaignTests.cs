using CoOpt.Gpu.Fuzz.Inputs;
using CoOpt.Gpu.Fuzz.Parsers;
using CoOpt.Gpu.Fuzz.Running;

namespace CoOpt.Gpu.Fuzz.Tests.Running;

/// <summary>The kept inputs and the first mutations of each parser; tests/fuzz.sh goes on to a million.</summary>
public sealed class ShortCampaignTests : IDisposable
{
    private const int Mutations = 600;

    private readonly string _folder = Directory.CreateTempSubdirectory("coopt-fuzz-").FullName;

    public static TheoryData<string> Parsers => [.. ParserCatalogue.Names];

    [Theory]
    [MemberData(nameof(Parsers))]
    public void No_input_gets_more_than_a_refusal(string name)
    {
        var parser = ParserCatalogue.Create(name, _folder);
        var inputs = new InputSource(parser, 7);

        var result = new BlockRun(parser, inputs).Run(0, inputs.Kept + Mutations);

        Assert.Equal("", string.Join('\n', result.Findings.Select(f => $"{f.Index}: {f.What}")));
        Assert.Equal(inputs.Kept + Mutations, result.Executions);

        // An input that is taken, and several ways of refusing one: otherwise the inputs do not reach the parser.
        Assert.True(result.Outcomes.Count >= 5, string.Join('\n', result.Outcomes.Keys));
        Assert.Contains(result.Outcomes.Keys, o => !o.Contains("refused", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Inputs_follow_from_seed_and_index_alone(string name)
    {
        var parser = ParserCatalogue.Create(name, _folder);
        var (one, other) = (new InputSource(parser, 7), new InputSource(parser, 7));

        var forwards = Enumerable.Range(0, 200).Select(k => Convert.ToHexString(one[1000 + k])).ToArray();
        var backwards = Enumerable.Range(0, 200).Reverse().Select(k => Convert.ToHexString(other[1000 + k])).Reverse().ToArray();

        Assert.Equal(forwards, backwards);
        Assert.True(forwards.Distinct().Count() > 150, "the inputs are alike");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
