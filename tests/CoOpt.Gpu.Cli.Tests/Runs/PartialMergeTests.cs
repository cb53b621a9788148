using System.Runtime.InteropServices;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Runs;

/// <summary><c>merge --partial</c> where it makes no tables, and slices of which a shard came out twice with different results.</summary>
public sealed class PartialMergeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _shown;

    public PartialMergeTests() => _shown = TinyRun.Run(_folder, "--shard", "0/1").Out.TrimEnd('\n');

    private string Shards => Path.Combine(_folder.Path, _shown, "shards");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Stopped_by_a_signal_it_removes_what_it_began_and_names_itself()
    {
        var before = _folder.Outputs();
        using var interruption = new Interruption(_ => { }, _ => Assert.Fail("ended at once"));
        interruption.Signal(PosixSignal.SIGINT);
        var result = new CommandRunner { Folder = _folder.Path, Interruption = interruption }.Run("merge", _shown, "--partial");
        Assert.Equal((ExitCode.Interrupted, ""), (result.ExitCode, result.Out));
        Assert.Contains($"make them with: coopt merge {_shown} --partial\n", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Outputs());
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, _shown + "-partial")));
    }

    [Fact]
    public void Where_nothing_is_left_to_merge_it_says_why()
    {
        var table = Directory.EnumerateFiles(Shards, "traces.csv", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(table);
        bytes[^3] ^= 1;
        File.WriteAllBytes(table, bytes);
        var result = Run("merge", _shown, "--partial");
        Assert.Equal(ExitCode.Corruption, result.ExitCode);
        Assert.Matches("warning: .*/traces.csv: it is not what was written(.|\n)*error CO0007: .*no shard is committed", result.Error);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, _shown + "-partial")));
    }

    [Fact]
    public void A_shard_with_two_results_fails_its_slice_and_is_in_no_table()
    {
        Assert.Equal(ExitCode.Ok, Run("run", "tiny.yaml", "--shard", "0/1").ExitCode);
        File.WriteAllText(Path.Combine(Shards, "00000.other-0123abcd-7-89abcdef.json"), "{}");
        var before = _folder.Outputs();
        foreach (var arguments in (string[][])[["run", "tiny.yaml", "--shard", "0/1"], ["resume", _shown, "--shard", "0/1"], ["merge", _shown, "--partial"], ["merge", _shown]])
        {
            var result = Run(arguments);
            Assert.Equal((ExitCode.Corruption, ""), (result.ExitCode, result.Out));
            Assert.Matches("error CO0013: .*shard 0 (of it )?was computed twice with different results", result.Error);
        }

        Assert.Equal(before.Where(IsOfShard), _folder.Outputs().Where(IsOfShard));
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, _shown + "-partial")));
        Assert.Contains("conflict   shard 0 was computed twice with different results", Run("status", _shown).Out, StringComparison.Ordinal);
    }

    private static bool IsOfShard(string file) => file.Contains("/shards/0", StringComparison.Ordinal);

    private CommandResult Run(params string[] arguments) => new CommandRunner { Folder = _folder.Path }.Run(arguments);
}
