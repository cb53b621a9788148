using System.Text;
using CoOpt.Gpu.Specs.Loading;
using CoOpt.Gpu.TestKit.Measuring;

namespace CoOpt.Gpu.Specs.Tests.Loading;

/// <summary>Files made to hurt: each is refused in time and memory that do not grow with the harm.</summary>
public class HostileSpecTests
{
    /// <summary>Seconds of processor time, of which a busy machine takes none.</summary>
    private const double Patience = 1;

    private const long Memory = 300_000_000;

    public static TheoryData<string, string> Hostile => new()
    {
        { "CO0105", SpecFolder.Head + "a: " + new string('[', 50_000) },
        { "CO0105", SpecFolder.Head + "a: " + string.Concat(Enumerable.Repeat("{a: ", 50_000)) },
        { "CO0105", SpecFolder.Head + "a: " + string.Concat(Enumerable.Repeat("[\n", 50_000)) },
        { "CO0105", SpecFolder.Head + "a:\n" + string.Concat(Enumerable.Repeat("- ", 50_000)) },
        { "CO0105", string.Concat(Enumerable.Range(0, 1000).Select(i => new string(' ', i) + "a:\n")) },
        { "CO0106", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" },
        { "CO0102", new string('#', 1_000_001) },
        { "CO0103", SpecFolder.Head + "# \0\n" },
        { "CO0103", SpecFolder.Head + "# \u0007\n" },
        { "CO0104", SpecFolder.Head + "a: \"" + new string('x', 900_000) },
        { "CO0205", SpecFolder.Head + "sweep:\n  seed: range(0, 9007199254740991)\n" },
        { "CO0115", SpecFolder.Head + "method: { alpha: \"" + new string('(', 500_000) + "\" }\n" },
        { "CO0110", "" },
        { "CO0110", "# nothing\n" },
        { "CO0110", "- 1\n- 2\n" },
        { "CO0110", "just text\n" },
        { "CO0109", SpecFolder.Head + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"k{i}: 1\n")) },
        { "CO0110", SpecFolder.Head + "links: { rho: " + new string('9', 500_000) + "x }\n" },
        { "CO0114", SpecFolder.Head + "links: { rho: 1e999 }\n" },
        { "CO0106", SpecFolder.Head + "links: { ? [a] : 1 }\n" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Is_refused_quickly(string code, string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = SpecFolder.Load(text);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(ThreadTime.Least(Patience, () => SpecFolder.Load(text)), 0, Patience);
        Assert.InRange(allocated, 0, Memory);
        Assert.Contains(result.Diagnostics, d => d.Code.Id == code);
        Assert.All(result.Diagnostics, d => Assert.InRange(d.Message.Length, 1, 1000));
    }

    [Fact]
    public void Other_encodings_are_named()
    {
        const string Text = SpecFolder.Head;
        var utf16 = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Text)).ToArray();
        var latin = Encoding.Latin1.GetBytes(Text + "# é\n");

        Assert.Contains("UTF-16", Assert.Single(SpecLoader.Load(utf16, "s", ".").Diagnostics).Message, StringComparison.Ordinal);
        Assert.Equal("error CO0103: the spec is not UTF-8 text; save it as UTF-8 (s:3:3)", Assert.Single(SpecLoader.Load(latin, "s", ".").Diagnostics).ToString());
    }

    [Fact]
    public void A_missing_file_a_folder_and_an_endless_file_are_named()
    {
        Assert.Equal("error CO0101: the spec was not found (nowhere/sweep.yaml)", Assert.Single(SpecLoader.Load("nowhere/sweep.yaml").Diagnostics).ToString());
        Assert.Contains("folder", Assert.Single(SpecLoader.Load(Path.GetTempPath()).Diagnostics).Message, StringComparison.Ordinal);
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal("CO0102", Assert.Single(SpecLoader.Load("/dev/zero").Diagnostics).Code.Id);
        }
    }

    [Fact]
    public void A_later_edit_of_a_data_file_does_not_reach_the_instances()
    {
        using var folder = new SpecFolder();
        folder.With("e.csv", "source,target\n0,1\n1,2\n");
        var source = SpecFolder.Checked(folder.LoadHere(SpecFolder.Head + "problem: { nodes: 3 }\nnetwork: { topology: edges, edges: e.csv }\nsweep: { seed: [1, 2] }\n")).Source!;

        folder.With("e.csv", "source,target\n0,1\n0,2\n1,2\n");

        Assert.Equal(2, source.Create(1).Network.Graphs[0].Edges.Length);
    }
}
