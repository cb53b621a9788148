using System.Buffers.Binary;
using System.Text;
using CoOpt.Gpu.Model.Figures;
using CoOpt.Gpu.Specs.Figures;
using CoOpt.Gpu.Specs.Keys;
using CoOpt.Gpu.Specs.Reference;

namespace CoOpt.Gpu.Specs.Tests.Reference;

/// <summary>experiments/spec.md and figures.md against the code, and everything it shows against the loader.</summary>
public class SpecReferenceTests
{
    private const int Images = 40;

    public static TheoryData<string> Examples => [.. KeyExamples.All.Select(e => e.Path)];

    public static TheoryData<string> Axes => [.. AxisExamples.All.Select(a => $"{a.Key}: {AxisExamples.Yaml(a.Text)}")];

    [Theory]
    [InlineData("spec.md")]
    [InlineData("figures.md")]
    public void The_kept_page_is_that_of_the_code(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "CoOpt.Gpu.sln")))
        {
            root = root.Parent!;
        }

        var kept = Path.Combine(root.FullName, "experiments", name);
        var text = name == "spec.md" ? SpecReference.Markdown() : FigureReference.Markdown();
        if (Environment.GetEnvironmentVariable("COOPT_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(kept, text);
        }

        Assert.True(File.ReadAllText(kept) == text, $"experiments/{name} is not what the code says; COOPT_UPDATE_SNAPSHOTS=1 writes it anew");
    }

    [Fact]
    public void Every_key_has_an_example_and_every_choice_its_words()
    {
        Assert.Equal(SpecKeys.All.Select(k => k.Path), KeyExamples.All.Select(e => e.Path));

        // The observables are the columns of traces/, which the data dictionary explains; one word alone is said by the key.
        Assert.All(SpecKeys.All.Where(k => k.Path != "trace.observables" && k.Form.Words.Length > 1), k =>
            Assert.Equal(k.Form.Words.Order(StringComparer.Ordinal), WordMeanings.Of(k.Path).Select(w => w.Word).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_loads_and_changes_its_key(string path)
    {
        using var folder = Folder();
        var example = KeyExamples.Get(path);
        string[] head = [path == "schema" ? "" : "schema: 1\n", path == "name" ? "" : "name: t\n"];
        var settings = SpecFolder.Checked(folder.LoadHere(string.Concat(path == "schema" ? head.Reverse() : head) + example.ToYaml())).Sweep!.Settings;

        var key = SpecKeys.Get(path);
        Assert.True(path is "method.start.x" or "method.algorithm" || settings[path] != key.Default, $"the example of {path} is its default");
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void Each_axis_loads(string axis) => Assert.True(SpecFolder.Good($"{SpecFolder.Head}sweep:\n  {axis}\n").Sweep!.Count > 1);

    [Fact]
    public void Points_are_shown_as_they_are_swept()
    {
        Assert.Equal("0, 1, 2, …, 7", AxisExamples.Points("range(0, 8)"));
        Assert.Equal("0.1 * bound, 1 * bound, 10 * bound", AxisExamples.Points("log(0.1, 10, 3) * bound"));
    }

    [Fact]
    public void The_complete_example_means_the_same_as_the_shortest_spec()
    {
        var complete = SpecFolder.Good(CompleteExample.Yaml()).Sweep!;
        var shortest = SpecFolder.Good($"schema: 1\nname: {KeyExamples.Get("name").Value}\n").Sweep!;
        Assert.Equal(shortest.Settings.AsEnumerable(), complete.Settings.AsEnumerable());
        Assert.Equal(5 * 2 * 4, complete.Count);
        Assert.All(SpecKeys.All, k => Assert.Contains(k.Name, CompleteExample.Yaml(), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_yaml_block_of_the_page_loads()
    {
        var blocks = SpecReference.Markdown().Split("```yaml\n").Skip(1).Select(b => b.Split("```")[0]).ToList();
        Assert.NotEmpty(blocks);
        Assert.All(blocks, b => SpecFolder.Good(b));
    }

    [Fact]
    public void The_example_of_figures_loads_and_shows_every_kind()
    {
        var result = FigureFile.Load(Encoding.UTF8.GetBytes(FigureReference.Example), "figures.yaml");
        Assert.Empty(result.Diagnostics);
        Assert.Empty(Enum.GetValues<FigureKind>().Except(result.Recipes.Select(r => r.Kind)));
    }

    private static SpecFolder Folder()
    {
        var folder = new SpecFolder();
        foreach (var (name, _, _, _, text) in DataExamples.All)
        {
            folder.With(name, text);
        }

        return folder
            .With("mnist/train-images-idx3-ubyte", [.. Header(3, Images, 2, 2), .. Enumerable.Range(0, 4 * Images).Select(k => (byte)(k * 37))])
            .With("mnist/train-labels-idx1-ubyte", [.. Header(1, Images), .. Enumerable.Range(0, Images).Select(k => (byte)(k % 10))]);
    }

    /// <summary>The header of an IDX file of bytes.</summary>
    private static byte[] Header(byte rank, params int[] dimensions)
    {
        var bytes = new byte[4 * (dimensions.Length + 1)];
        (bytes[2], bytes[3]) = (8, rank);
        for (var k = 0; k < dimensions.Length; k++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * (k + 1)), dimensions[k]);
        }

        return bytes;
    }
}
