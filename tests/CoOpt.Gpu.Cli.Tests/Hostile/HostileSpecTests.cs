using System.Text;
using System.Text.RegularExpressions;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Cli.Tests.Hostile;

/// <summary>Specs made to hurt, run by the program itself: exit 2 with the place, in time and memory that do not grow with the harm, and nothing written.</summary>
public sealed partial class HostileSpecTests
{
    private const string Head = "schema: 1\nname: t\n";

    /// <summary>Seconds of processor time and bytes, the start of the runtime included.</summary>
    private const double Seconds = 1;

    private const long Bytes = 300_000_000;

    private static readonly Dictionary<string, string?> Quiet = new() { ["DOTNET_TieredPGO"] = "0" };

    public static TheoryData<string, string, byte[]> Specs
    {
        get
        {
            var data = new TheoryData<string, string, byte[]>();
            void Add(string what, string code, string text) => data.Add(what, code, Encoding.UTF8.GetBytes(text));
            Add("an axis of 10⁹ instances", "CO0205", Head + "sweep:\n  seed: range(0, 1000000000)\n");
            Add("10⁹ instances of three axes", "CO0002", Head + "sweep:\n  seed: range(0, 1000)\n  links.rho: lin(0.1, 1, 1000)\n  network.p: lin(0.5, 0.9, 1000)\n");
            Add("a product of axes above 2^63", "CO0205", Head + "sweep:\n  seed: range(0, 20000)\n" + string.Concat(new[] { "links.rho", "network.p", "network.radius", "problem.cpu.demand" }.Select(k => $"  {k}: lin(0.1, 0.9, 20000)\n")));
            Add("more samples than numbers can count", "CO0409", Head + "problem: { nodes: 100000, learning: { loss: logistic, samplesPerNode: 1000000, dimensions: 10000 } }\n");
            Add("more links than memory holds", "CO0409", Head + "problem: { nodes: 100000 }\nnetwork: { topology: complete }\n");
            Add("fifty thousand brackets", "CO0105", Head + "a: " + new string('[', 50_000));
            Add("fifty thousand braces", "CO0105", Head + "a: " + string.Concat(Enumerable.Repeat("{a: ", 50_000)));
            Add("fifty thousand nested items", "CO0105", Head + "a:\n" + string.Concat(Enumerable.Repeat("- ", 50_000)));
            Add("fifty thousand parentheses", "CO0115", Head + "method: { alpha: \"" + new string('(', 50_000) + "\" }\n");
            Add("a bomb of aliases", "CO0106", "a: &a [x, x]\n" + string.Concat(Enumerable.Range(0, 40).Select(k => $"b{k}: &b{k} [*a, *a, *a, *a]\n")));
            Add("a key twice", "CO0108", Head + "links: { rho: 0.5, rho: 0.25 }\n");
            Add("a key ten thousand times", "CO0108", Head + string.Concat(Enumerable.Repeat("seed: 1\n", 10_000)));
            Add("a megabyte and one byte", "CO0102", new string('#', 1_000_001));
            Add("control characters", "CO0103", Head + "# \u001b[2J\n");
            Add("a name that leaves the folder", "CO0119", "schema: 1\nname: ../../elsewhere\n");
            Add("an absolute name", "CO0119", "schema: 1\nname: /tmp/elsewhere\n");
            Add("a name of two parts", "CO0119", "schema: 1\nname: a/b\n");
            Add("a name with a control character", "CO0119", "schema: 1\nname: \"a\\e[2Jb\"\n");
            Add("a data file that never ends", "CO0402", Head + "network: { topology: edges, edges: /dev/zero }\n");
            data.Add("UTF-16", "CO0103", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Head)]);
            data.Add("UTF-16 big-endian", "CO0103", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Head)]);
            data.Add("bytes that are no UTF-8", "CO0103", [.. Encoding.UTF8.GetBytes(Head + "# "), 0xC3, 0x28]);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Is_refused_in_time_and_memory(string what, string code, byte[] spec)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "sweep.yaml"), spec);
        var run = MeasuredProcess.Run(folder.Path, Quiet, null, "run", "sweep.yaml", "--progress", "none");

        // The first start of all reads the program from the disk, and others may need the processor's caches.
        for (var again = 0; run.Seconds > Seconds && again < 3; again++)
        {
            run = MeasuredProcess.Run(folder.Path, Quiet, null, "run", "sweep.yaml", "--progress", "none");
        }

        Assert.Equal((2, ""), (run.Result.ExitCode, run.Result.Out));
        Assert.Contains($"error {code}: ", run.Result.Error, StringComparison.Ordinal);
        Assert.Matches(code == "CO0002" ? "--yes" : Place().ToString(), run.Result.Error);
        Assert.InRange(run.Result.Error.Length, 1, 100_000);
        Assert.InRange(run.Seconds, 0, Seconds);
        Assert.InRange(run.Peak, 1, Bytes);
        Assert.Empty(folder.Outputs());
        Measures.Add("R12", what, 1, "spec", $"exit 2; {code}", "exit 2; 1 s; 300 MB");
    }

    [Fact]
    public void Line_ends_and_a_mark_of_order_make_no_difference()
    {
        var plain = Hashes(Encoding.UTF8.GetBytes(SpecTexts.Tiny + "\n"));

        Assert.Equal(plain, Hashes(Encoding.UTF8.GetBytes((SpecTexts.Tiny + "\n").Replace("\n", "\r\n", StringComparison.Ordinal))));
        Assert.Equal(plain, Hashes([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(SpecTexts.Tiny)]));
        Measures.Add("R12", "CRLF and byte order mark", 2, "specs", "the bytes of the plain one", "equal");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/traces")]
    [InlineData("/shards")]
    [InlineData("/checkpoints")]
    [InlineData("/heartbeats")]
    [InlineData("/plan.json")]
    [InlineData("/instances.csv")]
    [InlineData("/manifest.json")]
    public void Nothing_is_written_through_a_symbolic_link_in_a_runs_folder(string place)
    {
        using var folder = new TemporaryFolder();
        var shown = TinyRun.Run(folder, "--device", "cpu", "--threads", "1").Out.TrimEnd('\n');
        var run = Path.Combine(folder.Path, shown);
        var elsewhere = Directory.CreateDirectory(Path.Combine(folder.Path, "elsewhere")).FullName;
        var file = Path.Combine(elsewhere, "file");
        File.WriteAllText(file, "kept\n");
        var isFile = place.Contains('.', StringComparison.Ordinal);
        if (place.Length == 0)
        {
            Directory.Delete(run, recursive: true);
        }
        else if (isFile)
        {
            File.Delete(run + place);
        }
        else if (Directory.Exists(run + place))
        {
            Directory.Delete(run + place, recursive: true);
        }

        File.CreateSymbolicLink(run + place, isFile ? file : elsewhere);

        var again = TinyRun.Run(folder, "--device", "cpu", "--threads", "1", "--rerun");

        // A link in a file's place is replaced by the file, one in a folder's place refused; through neither is anything written.
        Assert.Equal(["file"], Directory.EnumerateFileSystemEntries(elsewhere).Select(Path.GetFileName));
        Assert.Equal("kept\n", File.ReadAllText(file));
        Assert.True(isFile ? again.ExitCode is 0 or 2 : again.ExitCode is 2 or 5, $"{again.ExitCode}: {again.Error}");
        Assert.True(again.ExitCode == 0 || again.Error.Contains("tiny-", StringComparison.Ordinal), again.Error);
        Measures.Add("R12", $"a symbolic link in the place of {(place.Length == 0 ? "the run's folder" : place[1..])}", 1, "run", "nothing written through it", "nothing");
    }

    private static string Hashes(byte[] spec)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "tiny.yaml"), spec);
        var result = new CommandRunner { Folder = folder.Path }.Run("run", "tiny.yaml", "--device", "cpu", "--threads", "1");
        Assert.Equal("", result.ExitCode == 0 ? "" : result.Error);
        var shown = result.Out.TrimEnd('\n');
        return shown + File.ReadAllText(Path.Combine(folder.Path, shown, "instances.csv")) + File.ReadAllText(Path.Combine(folder.Path, shown, "traces/part-00000.csv"));
    }

    [GeneratedRegex(@"\((sweep\.yaml|/dev/zero)(:[0-9]+:[0-9]+)?\)")]
    private static partial Regex Place();
}
