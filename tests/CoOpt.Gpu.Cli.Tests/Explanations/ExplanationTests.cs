using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Explanations;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Cli.Tests.Explanations;

public partial class ExplanationTests
{
    /// <summary>Problems that no text of a spec can have; each is provoked by a test below.</summary>
    private static readonly string[] InWords = ["CO0101", "CO0102", "CO0103", "CO0410"];

    public static TheoryData<string> OfSpecs => [.. DiagnosticCatalogue.All.Select(c => c.Id).Except(InWords)];

    [Fact]
    public void Every_code_in_the_source_has_an_explanation()
    {
        var source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "src"));
        var files = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 100);
        var used = files.SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Value)).Distinct();
        Assert.Empty(used.Except(ExplanationCatalogue.All.Select(e => e.Code)));
        Assert.Equal(ExplanationCatalogue.All.Length, ExplanationCatalogue.All.DistinctBy(e => e.Code).Count());
    }

    [Fact]
    public void Every_fault_and_every_diagnostic_is_explained_with_its_exit_code()
    {
        var faults = typeof(Fault).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => (Fault)p.GetValue(null)!).ToList();
        Assert.True(faults.Count >= 14);
        Assert.All(faults, f => Assert.Equal(f.ExitCode, ExplanationCatalogue.Find(f.Code)!.ExitCode));
        Assert.All(DiagnosticCatalogue.All, c => Assert.Equal(c.IsWarning ? ExitCode.Ok : ExitCode.Usage, ExplanationCatalogue.Find(c.Id)!.ExitCode));
        Assert.All(ExplanationCatalogue.All, e => Assert.All([e.Title, e.Meaning, e.Remedy, e.Wrong.Text, e.Right.Text], t => Assert.False(string.IsNullOrWhiteSpace(t))));
        Assert.All(InWords, c => Assert.False(ExplanationCatalogue.Find(c)!.Wrong.IsSpec));
    }

    [Theory]
    [MemberData(nameof(OfSpecs))]
    public void The_wrong_example_has_the_problem(string code)
    {
        var example = ExplanationCatalogue.Find(code)!.Wrong;
        Assert.True(example.IsSpec);
        var found = ExampleSpec.Problems(example);
        Assert.True(found.Any(d => d.Code.Id == code), $"{code} is not among: {string.Join("; ", found)}");
    }

    [Theory]
    [MemberData(nameof(OfSpecs))]
    public void The_right_example_has_none(string code) => Assert.Empty(ExampleSpec.Problems(ExplanationCatalogue.Find(code)!.Right));

    [Fact]
    public void The_problems_told_in_words_are_what_they_say()
    {
        Assert.Equal("CO0101", Only(SpecLoader.Load("swep.yaml")));
        Assert.Equal("CO0102", Only(SpecLoader.Load(Encoding.UTF8.GetBytes(new string('#', 2_000_000)), "sweep.yaml", ".")));
        Assert.Equal("CO0103", Only(SpecLoader.Load(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("schema: 1\n")).ToArray(), "sweep.yaml", ".")));

        using var folder = new TemporaryFolder();
        folder.Write("links.csv", "source,target\n0,1\n1,2\n2,0\n");
        folder.Write("sweep.yaml", "schema: 1\nname: t\nproblem: { nodes: 3 }\nnetwork: { topology: edges, edges: links.csv }\n");
        var sweep = SpecLoader.Load(Path.Combine(folder.Path, "sweep.yaml")).Sweep!;
        folder.Write("links.csv", "source,target\n0,1\n1,2\n");
        Assert.Equal("CO0410", Assert.Single(Assert.Throws<SpecException>(() => SpecLoader.Reopen(sweep)).Diagnostics).Code.Id);

        static string Only(SpecLoadResult result) => Assert.Single(result.Diagnostics).Code.Id;
    }

    [GeneratedRegex("CO0[0-9]{3}")]
    private static partial Regex Code();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
