using System.Text.Json.Nodes;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Verification;

/// <summary>What reads the tables of a complete run holds them against the manifest first: a number that was changed on a disk comes into no figure.</summary>
public sealed class DamagedTableTests : IDisposable
{
    private const string Part = "traces/part-00000.csv";
    private readonly StoredRun _run = new();

    public void Dispose() => _run.Dispose();

    public static TheoryData<string, string, string[]> Readers => new()
    {
        { "instances.csv", "instances.csv", ["report", "RUN"] },
        { Part, Part, ["report", "RUN"] },
        { "instances.csv", "instances.csv", ["report", "RUN", "RUN"] },
        { "instances.csv", "instances.csv", ["summary", "RUN", "--of", "distance"] },
        { "instances.csv", "instances.csv", ["summary", "RUN/instances.csv", "--of", "distance"] },
        { Part, Part, ["summary", $"RUN/{Part}", "--of", "distance"] },
        { "instances.csv", "instances.csv", ["rerun", "RUN", "--check"] },
        { Part, Part, ["rerun", "RUN", "--check"] },
        { "instances.csv", "instances.csv", ["rerun", "RUN", "--instance", "3", "--check"] },
        { Part, Part, ["rerun", "RUN", "--instance", "3", "--trace", "--check"] },
        { "instances.csv", "instances.csv", ["merge", "RUN"] },
        { Part, Part, ["merge", "RUN"] },
        { Part, Part, ["merge", "RUN", "--json"] },
        { Part, Part, ["merge", "RUN", "--partial"] },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public void One_bit_is_found_and_the_file_named(string damaged, string named, string[] arguments)
    {
        var command = arguments.Select(a => a.Replace("RUN", _run.Shown, StringComparison.Ordinal)).ToArray();
        var whole = _run.Run(command);
        Assert.True(whole.ExitCode == ExitCode.Ok, whole.Error);

        // A digit of the last row becomes another, so that the table is well-formed.
        var bytes = File.ReadAllBytes(_run.PathOf(damaged));
        var at = Array.FindLastIndex(bytes, static b => b is >= (byte)'2' and <= (byte)'9');
        bytes[at] ^= 1;
        File.WriteAllBytes(_run.PathOf(damaged), bytes);
        Assert.Equal(ExitCode.Corruption, _run.Verify().ExitCode);
        var result = _run.Run(command);
        Assert.Equal(ExitCode.Corruption, result.ExitCode);
        Assert.Matches($"error CO00(06|09): .*{_run.Shown}(/|: ){named}", result.Error);
        Assert.Contains("rerun", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("instances.csv", "instances.csv is missing")]
    [InlineData(Part, "part-00000.csv is missing")]
    [InlineData("plan.json", "plan.json")]
    public void Merge_of_a_run_that_lacks_a_file_does_not_call_it_complete(string name, string told)
    {
        File.Delete(_run.PathOf(name));
        var result = _run.Run("merge", _run.Shown);
        Assert.NotEqual((ExitCode.Ok, ""), (result.ExitCode, result.Out));
        Assert.Contains(told, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("is complete", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_manifest_is_refused()
    {
        _run.Edit(static m => m["outputs"]![0]!["sha256"] = new string('0', 64));
        foreach (var command in (string[][])[["merge", _run.Shown], ["report", _run.Shown], ["summary", _run.Shown, "--of", "distance"]])
        {
            Assert.Equal(ExitCode.Corruption, _run.Run(command).ExitCode);
        }

        File.WriteAllText(_run.PathOf("manifest.json"), "{ x");
        foreach (var command in (string[][])[["merge", _run.Shown], ["report", _run.Shown], ["summary", _run.Shown, "--of", "distance"]])
        {
            var result = _run.Run(command);
            Assert.Equal(ExitCode.Corruption, result.ExitCode);
            Assert.Contains("manifest", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Tables_that_were_not_kept_are_no_damage_and_one_of_another_run_is()
    {
        Directory.Delete(_run.PathOf("traces"), recursive: true);
        Assert.Equal(ExitCode.Ok, _run.Run("report", _run.Shown).ExitCode);
        Assert.Equal(ExitCode.Ok, _run.Run("summary", _run.Shown, "--of", "distance").ExitCode);
        _ = Directory.CreateDirectory(_run.PathOf("traces"));
        File.WriteAllText(_run.PathOf("traces/part-00007.csv"), "instance,step\n");
        var result = _run.Run("report", _run.Shown);
        Assert.Equal(ExitCode.Corruption, result.ExitCode);
        Assert.Contains("part-0000", result.Error, StringComparison.Ordinal);

        // A run without manifest has nothing to be held against.
        Directory.Delete(_run.PathOf("traces"), recursive: true);
        File.Delete(_run.PathOf("manifest.json"));
        Assert.Equal(ExitCode.Ok, _run.Run("report", _run.Shown).ExitCode);
        Assert.Equal(ExitCode.Ok, _run.Run("summary", _run.Shown, "--of", "distance").ExitCode);
    }

    [Fact]
    public void Merge_tells_of_a_complete_run_what_it_told_when_it_made_it()
    {
        using var folder = new TemporaryFolder();
        var shown = TinyRun.Run(folder, "--shard", "0/1").Out.TrimEnd('\n');
        var runner = new CommandRunner { Folder = folder.Path };
        var (first, second) = (Json(runner.Run("merge", shown, "--json")), Json(runner.Run("merge", shown, "--json")));
        Assert.Equal(shown, (string?)second["folder"]);
        Assert.True((double)second["feasibility_max"]! > 0);
        Assert.True(JsonNode.DeepEquals(first, second), $"{first}\n{second}");
    }

    private static JsonObject Json(CommandResult result)
    {
        Assert.True(result.ExitCode == ExitCode.Ok, result.Error);
        var json = JsonNode.Parse(result.Out)!.AsObject();
        Assert.True(json.Remove("elapsed_s"));
        return json;
    }
}
