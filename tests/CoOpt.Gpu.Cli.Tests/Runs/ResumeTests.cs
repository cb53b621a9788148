using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Runs;

/// <summary>A run of several shards, made whole in one go and in pieces: the tables must be the same bytes.</summary>
public sealed class ResumeTests : IClassFixture<ResumeTests.WholeRun>
{
    private readonly WholeRun _whole;

    public ResumeTests(WholeRun whole) => _whole = whole;

    [Fact]
    public void A_run_that_was_killed_goes_on_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        Kill(folder, "run", folder.Write("long.yaml", SpecTexts.Long));
        var committed = Records(folder).Length;
        Assert.NotEqual(0, committed);
        var result = Run(folder, "run", "long.yaml");
        Assert.Equal("", result.ExitCode == 0 ? "" : result.Error);
        Assert.Contains($"goes on: {committed} of {_whole.Shards} shards", result.Error, StringComparison.Ordinal);
        Assert.Contains("long: 16 of 16 instances ran to their end", result.Error, StringComparison.Ordinal);
        Assert.Contains("by 2 processes", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("node-steps/s", result.Error[result.Error.IndexOf("by 2 processes", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Same(folder, result);
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.Path, result.Out.TrimEnd('\n'), "manifest.json")));
        var sessions = manifest.RootElement.GetProperty("sessions").EnumerateArray().ToList();
        Assert.Equal([0, committed], sessions.Select(s => s.GetProperty("firstShard").GetInt32()));
        Assert.Equal(_whole.Shards, sessions.Sum(s => s.GetProperty("shards").GetInt32()));
        Assert.Equal(NodeSteps(_whole.Manifest), NodeSteps(manifest.RootElement.GetRawText()));
        Assert.Equal(16, manifest.RootElement.GetProperty("outcomes").EnumerateObject().Sum(o => o.Value.GetInt32()));
    }

    [Fact]
    public void Resume_needs_no_spec_and_one_process_leaves_no_word_of_sessions()
    {
        using var folder = new TemporaryFolder();
        Kill(folder, "run", folder.Write("long.yaml", SpecTexts.Long));
        File.Delete(Path.Combine(folder.Path, "long.yaml"));
        var result = Run(folder, "resume", _whole.Shown);
        Assert.Equal("", result.ExitCode == 0 ? "" : result.Error);
        Same(folder, result);
        Assert.DoesNotContain("sessions", _whole.Manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("missing", _whole.Manifest, StringComparison.Ordinal);
        Assert.Contains("is complete", Run(folder, "resume", _whole.Shown).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Slices_are_done_side_by_side_and_merged()
    {
        using var folder = new TemporaryFolder();
        folder.Write("long.yaml", SpecTexts.Long);
        var first = Run(folder, "run", "long.yaml", "--shard", "2/3");
        Assert.Equal("", first.ExitCode == 0 ? "" : first.Error);
        Assert.Contains("long, slice 2/3: ", first.Error, StringComparison.Ordinal);
        Assert.Contains("next: coopt status", first.Error, StringComparison.Ordinal);
        Assert.Contains("resume", Run(folder, "merge", _whole.Shown) is { ExitCode: ExitCode.Corruption } refused ? refused.Error : "not refused", StringComparison.Ordinal);
        Parallel.Invoke(() => Run(folder, "run", "long.yaml", "--shard", "0/3"), () => Run(folder, "resume", _whole.Shown, "--shard", "1/3"));

        var records = Records(folder);
        var again = Run(folder, "run", "long.yaml", "--shard", "1/3", "--device", "no-such-device");
        Assert.Equal((ExitCode.Ok, _whole.Shown + "\n"), (again.ExitCode, again.Out));
        Assert.Contains("every shard is done; next: coopt merge", again.Error, StringComparison.Ordinal);
        Assert.Equal(records, Records(folder));
        Assert.Contains("computed, without its tables", Run(folder, "status", _whole.Shown).Out, StringComparison.Ordinal);

        var merged = Run(folder, "merge", _whole.Shown);
        Assert.Equal("", merged.ExitCode == 0 ? "" : merged.Error);
        Same(folder, merged);
        Assert.Contains("is complete", Run(folder, "merge", _whole.Shown).Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, Run(folder, "run", "long.yaml", "--shard", "1/3").ExitCode);
    }

    [Fact]
    public void Tables_of_a_part_lie_beside_the_run_and_leave_it_as_it_was()
    {
        using var folder = new TemporaryFolder();
        folder.Write("long.yaml", SpecTexts.Long);
        _ = Run(folder, "run", "long.yaml", "--shard", "1/2");
        var files = folder.Outputs();
        var partial = Run(folder, "merge", _whole.Shown, "--partial");
        Assert.Equal("", partial.ExitCode == 0 ? "" : partial.Error);
        Assert.Equal(_whole.Shown + "-partial\n", partial.Out);
        Assert.Equal(files, folder.Outputs().Where(f => !f.Contains("-partial", StringComparison.Ordinal)));
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, _whole.Shown + "-partial", "manifest.json")))!;
        Assert.Equal((0, _whole.Shards / 2), ((int)manifest["missing"]![0]!["from"]!, (int)manifest["missing"]![0]!["to"]!));
        var verified = Run(folder, "verify", _whole.Shown + "-partial");
        Assert.Equal("", verified.Error);
        Assert.Contains($"rows of {_whole.Shards / 2} of 16 instances in order", verified.Out, StringComparison.Ordinal);
        var report = Run(folder, "report", _whole.Shown + "-partial");
        Assert.Equal("", report.ExitCode == 0 ? "" : report.Error);
        Assert.Contains("Not computed: 8 instances.", File.ReadAllText(Path.Combine(folder.Path, _whole.Shown + "-partial", "report.md")), StringComparison.Ordinal);
        var result = Run(folder, "resume", _whole.Shown);
        Same(folder, result);
    }

    [Fact]
    public void Status_tells_what_is_committed_what_is_bad_and_what_to_type()
    {
        using var folder = new TemporaryFolder();
        folder.Write("long.yaml", SpecTexts.Long);
        _ = Run(folder, "run", "long.yaml", "--shard", "0/2");
        var text = Run(folder, "status", _whole.Shown).Out;
        Assert.Contains($"shards     {_whole.Shards / 2} of {_whole.Shards} committed", text, StringComparison.Ordinal);
        Assert.Contains($"next       coopt resume {_whole.Shown}", text, StringComparison.Ordinal);
        Assert.Matches(@"work       [0-9.,]+( [kMG])? node-steps committed; device time ", text);

        var intact = Run(folder, "verify", _whole.Shown, "--partial");
        Assert.Equal((ExitCode.Ok, ""), (intact.ExitCode, intact.Error));
        Assert.Contains($"{_whole.Shards / 2} committed shards as written", intact.Out, StringComparison.Ordinal);
        Assert.Contains("error CO0007: ", Run(folder, "verify", _whole.Shown).Error, StringComparison.Ordinal);

        var record = Path.Combine(folder.Path, _whole.Shown, "shards", "00000.json");
        var bytes = File.ReadAllBytes(record);
        bytes[40] ^= 1;
        File.WriteAllBytes(record, bytes);
        using var json = JsonDocument.Parse(Run(folder, "status", _whole.Shown, "--json").Out);
        Assert.Equal((_whole.Shards / 2) - 1, json.RootElement.GetProperty("shards_committed").GetInt32());
        Assert.Equal("shards/00000.json", json.RootElement.GetProperty("bad")[0].GetProperty("file").GetString());
        Assert.Equal("interrupted", json.RootElement.GetProperty("state").GetString());
        Assert.Matches("error CO0006: .*shards/00000.json: .*coopt resume", Run(folder, "verify", _whole.Shown, "--partial").Error);

        var result = Run(folder, "resume", _whole.Shown);
        Assert.Contains("warning: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("00000.json", result.Error, StringComparison.Ordinal);
        Same(folder, result);
        Assert.Contains($"complete, 16 of 16 instances have a row\nnext       coopt report {_whole.Shown}", Run(folder, "status", _whole.Shown).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("merge")]
    [InlineData("resume")]
    [InlineData("resume", "--failed", "restart")]
    [InlineData("run")]
    public void Data_that_changed_after_its_commit_is_computed_again_and_its_work_counts_once(string verb, params string[] more)
    {
        using var folder = new TemporaryFolder();
        folder.Write("long.yaml", SpecTexts.Long);
        _ = Run(folder, "run", "long.yaml", "--shard", "0/1");
        var table = Directory.EnumerateFiles(Path.Combine(folder.Path, _whole.Shown, "shards"), "traces.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var bytes = File.ReadAllBytes(table);
        bytes[^3] ^= 1;
        File.WriteAllBytes(table, bytes);
        var result = Run(folder, [verb, verb == "run" ? "long.yaml" : _whole.Shown, .. more]);
        Assert.Matches("warning: .*shards/00000-.*/traces.csv: it is not what was written", result.Error);
        if (verb == "merge")
        {
            Assert.Equal(ExitCode.Corruption, result.ExitCode);
            Assert.Contains("shard 0 of 16 is missing; coopt resume", result.Error, StringComparison.Ordinal);
            result = Run(folder, "resume", _whole.Shown);
        }

        Assert.Contains($"goes on: {_whole.Shards - 1} of {_whole.Shards} shards", result.Error, StringComparison.Ordinal);
        Same(folder, result);
        Assert.Equal(NodeSteps(_whole.Manifest), NodeSteps(File.ReadAllText(Path.Combine(folder.Path, _whole.Shown, "manifest.json"))));
    }

    [Fact]
    public void Another_arithmetic_is_refused_and_rerun_starts_anew()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny.yaml", SpecTexts.Tiny);
        var shown = Run(folder, "run", "tiny.yaml", "--shard", "0/1").Out.TrimEnd('\n');
        File.Delete(Path.Combine(folder.Path, shown, "shards", "00000.json"));
        _ = Run(folder, "resume", shown, "--shard", "0/1", "--device", "reference");
        var record = Path.Combine(folder.Path, shown, "shards", "00000.json");
        Assert.Contains("\"reference\"", File.ReadAllText(record), StringComparison.Ordinal);
        var refused = Run(folder, "resume", shown, "--failed", "restart");
        Assert.Equal(ExitCode.Corruption, refused.ExitCode);
        Assert.Contains("error CO0012: ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("'reference'", refused.Error, StringComparison.Ordinal);
        var anew = Run(folder, "run", "tiny.yaml", "--rerun");
        Assert.Equal("", anew.ExitCode == 0 ? "" : anew.Error);
        Assert.DoesNotContain("goes on", anew.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "--shard", "8/8")]
    [InlineData("run", "--shard", "1")]
    [InlineData("run", "--shard", "-1/8")]
    [InlineData("run", "--checkpoint", "-1")]
    [InlineData("run", "--launch-timeout", "-1")]
    [InlineData("run", "--shard", "0/2", "--rerun")]
    [InlineData("resume", "--failed", "sometimes")]
    [InlineData("resume", "--failed", "restart", "--shard", "0/2")]
    public void A_wrong_request_is_a_usage_error(string verb, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var result = Run(folder, [verb, folder.Write("tiny.yaml", SpecTexts.Tiny), .. more]);
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains($"error CO0001: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(more[0], result.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Outputs());
    }

    [Theory]
    [InlineData("resume")]
    [InlineData("status")]
    [InlineData("merge")]
    public void A_folder_without_a_run_is_told(string verb)
    {
        using var folder = new TemporaryFolder();
        var result = Run(folder, verb, ".");
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains("error CO0008: ", result.Error, StringComparison.Ordinal);
    }

    private static CommandResult Run(TemporaryFolder folder, params string[] arguments) => new CommandRunner { Folder = folder.Path }.Run(arguments);

    private static double NodeSteps(string manifest) => (double)JsonNode.Parse(manifest)!["timings"]!["nodeSteps"]!;

    private static string[] Records(TemporaryFolder folder) =>
    [
        .. Directory.EnumerateFiles(folder.Path, "*.json", SearchOption.AllDirectories).Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "shards")
            .Select(f => $"{Path.GetFileName(f)} {File.GetLastWriteTimeUtc(f):O}").Order(StringComparer.Ordinal),
    ];

    // Killed as soon as a shard is committed, while others are under way.
    private static void Kill(TemporaryFolder folder, params string[] arguments)
    {
        using var process = new CommandProcess(folder.Path, ImmutableDictionary<string, string>.Empty, [.. arguments, "--device", "cpu", "--threads", "1", "--progress", "none"]);
        Assert.True(SpinWait.SpinUntil(() => Records(folder).Length > 0, TimeSpan.FromSeconds(60)), process.Error);
        process.Signal("KILL");
        process.End();
    }

    private void Same(TemporaryFolder folder, CommandResult result)
    {
        Assert.Equal("", result.ExitCode == 0 ? "" : result.Error);
        Assert.Equal(_whole.Shown, result.Out.TrimEnd('\n'));
        var made = folder.Outputs().Where(f => f.StartsWith(_whole.Shown + "/", StringComparison.Ordinal)).ToList();
        Assert.Equal(_whole.Tables.Keys.Append("manifest.json").Order(StringComparer.Ordinal), made.Select(f => Path.GetRelativePath(_whole.Shown, f)));
        Assert.All(_whole.Tables, t => Assert.Equal(t.Value, File.ReadAllText(Path.Combine(folder.Path, _whole.Shown, t.Key))));
    }

    /// <summary>The run in one go.</summary>
    public sealed class WholeRun
    {
        public WholeRun()
        {
            using var folder = new TemporaryFolder();
            folder.Write("long.yaml", SpecTexts.Long);
            var result = Run(folder, "run", "long.yaml", "--device", "cpu");
            Shown = result.Out.TrimEnd('\n');
            Manifest = File.ReadAllText(Path.Combine(folder.Path, Shown, "manifest.json"));
            Tables = folder.Outputs().Select(f => Path.GetRelativePath(Shown, f)).Where(f => f != "manifest.json").ToImmutableDictionary(f => f, f => File.ReadAllText(Path.Combine(folder.Path, Shown, f)));
            Shards = 16;
        }

        public string Shown { get; }

        public string Manifest { get; }

        public int Shards { get; }

        public ImmutableDictionary<string, string> Tables { get; }
    }
}
