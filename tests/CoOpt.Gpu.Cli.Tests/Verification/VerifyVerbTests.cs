using System.Text.Json;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Verification;

public class VerifyVerbTests
{
    [Fact]
    public void A_run_as_it_was_written_passes()
    {
        using var run = new StoredRun();
        var result = run.Verify();
        Assert.Equal("", result.Error);
        Assert.Equal(ExitCode.Ok, result.ExitCode);
        Assert.Equal($"{run.Shown}: 3 files as written, rows of 12 of 12 instances in order\n", result.Out);
    }

    [Theory]
    [InlineData("instances.csv")]
    [InlineData("plan.json")]
    [InlineData("traces/part-00000.csv")]
    public void One_flipped_byte_is_named_with_its_file(string name)
    {
        using var run = new StoredRun();
        var bytes = File.ReadAllBytes(run.PathOf(name));
        bytes[^3] ^= 1;
        File.WriteAllBytes(run.PathOf(name), bytes);
        Fails(run, $"{name}: it has changed: sha256 ");
    }

    [Fact]
    public void A_shortened_file_is_named_with_both_lengths()
    {
        using var run = new StoredRun();
        run.Write("instances.csv", run.Lines("instances.csv")[..^1]);
        Fails(run, "instances.csv: it has changed: ");
        Fails(run, "the rows end before instance 11; the plan has 12 instances");
    }

    [Fact]
    public void A_missing_file_fails_and_is_not_kept_with_partial()
    {
        using var run = new StoredRun();
        File.Delete(run.PathOf("instances.csv"));
        Fails(run, "instances.csv: the file is missing");
        var partial = run.Verify("--partial");
        Assert.Equal(ExitCode.Ok, partial.ExitCode);
        Assert.Contains($"note: {run.Shown}/instances.csv: not kept (1 file, ", partial.Error, StringComparison.Ordinal);
        Assert.Equal($"{run.Shown}: 2 files as written, the others not kept\n", partial.Out);
    }

    [Fact]
    public void A_missing_manifest_is_an_incomplete_run()
    {
        using var run = new StoredRun();
        File.Delete(run.PathOf("manifest.json"));
        Fails(run, "manifest.json: it is missing, so the run was interrupted", "CO0007");
        var partial = run.Verify("--partial");
        Assert.Equal((ExitCode.Ok, ""), (partial.ExitCode, partial.Error));
        Assert.Contains("incomplete; 3 files there", partial.Out, StringComparison.Ordinal);

        run.Write("instances.csv", run.Lines("instances.csv").Select(l => l.Replace("instance,", "index,", StringComparison.Ordinal)));
        Assert.Contains("instances.csv:1: column 1 is index", run.Verify("--partial").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "manifest.json: it cannot be read")]
    [InlineData("null", "manifest.json: it cannot be read")]
    public void A_damaged_manifest_is_said(string text, string expected)
    {
        using var run = new StoredRun();
        File.WriteAllText(run.PathOf("manifest.json"), text);
        Fails(run, expected);
    }

    [Fact]
    public void An_edited_plan_is_found_even_under_a_new_hash()
    {
        using var run = new StoredRun();
        File.WriteAllText(run.PathOf("plan.json"), File.ReadAllText(run.PathOf("plan.json")).Replace("4000", "4_000", StringComparison.Ordinal));
        run.Reseal("plan.json");
        Fails(run, "plan.json: not a plan: ");
        Fails(run, "manifest.json: it says two hashes of plan.json");
    }

    [Theory]
    [InlineData("instances.csv", "swap", "instances.csv:3: the row of instance 1 is missing or out of order: instance 2 is in its place")]
    [InlineData("instances.csv", "drop", "instances.csv:3: the row of instance 1 is missing or out of order: instance 2 is in its place")]
    [InlineData("instances.csv", "extra", "instances.csv:14: instance 12 is not of this sweep, which has 12")]
    [InlineData("instances.csv", "outcome", "its outcomes are 11 converged, 1 diverged, and the manifest says 12 converged")]
    [InlineData("instances.csv", "header", "instances.csv:1: column 2 is method.alpha2, and the data dictionary has method.alpha there")]
    [InlineData("traces/part-00000.csv", "swap", "traces/part-00000.csv:4: instance 0, step 20 comes after instance 0, step 40")]
    [InlineData("traces/part-00000.csv", "extra", "instance 12 has no row in instances.csv")]
    [InlineData("traces/part-00000.csv", "header", "traces/part-00000.csv:1: column 2 is step2, and the data dictionary has step there")]
    [InlineData("traces/part-00000.csv", "cells", "traces/part-00000.csv: ")]
    public void Tables_are_held_against_plan_and_dictionary_even_under_new_hashes(string name, string change, string expected)
    {
        using var run = new StoredRun();
        var lines = run.Lines(name).ToList();
        switch (change)
        {
            case "swap":
                (lines[2], lines[3]) = (lines[3], lines[2]);
                break;
            case "drop":
                lines.RemoveAt(2);
                break;
            case "extra":
                lines.Add(string.Concat("12", lines[^1].AsSpan(lines[^1].IndexOf(',', StringComparison.Ordinal))));
                break;
            case "outcome":
                lines[4] = lines[4].Replace("converged", "diverged", StringComparison.Ordinal);
                break;
            case "header":
                lines[0] = lines[0].Replace("step,", "step2,", StringComparison.Ordinal).Replace("method.alpha,", "method.alpha2,", StringComparison.Ordinal);
                break;
            default:
                lines[3] += ",1";
                break;
        }

        run.Write(name, lines);
        run.Reseal(name);
        Fails(run, expected);
    }

    [Fact]
    public void A_part_of_another_run_is_a_fault_and_notes_and_reports_are_none()
    {
        using var run = new StoredRun();
        Directory.CreateDirectory(run.PathOf("figures"));
        foreach (var name in (string[])["report.html", "report.md", "figures/rate.svg", "notes.txt"])
        {
            File.WriteAllText(run.PathOf(name), "");
        }

        File.CreateSymbolicLink(run.PathOf("loop"), run.PathOf("."));
        var result = run.Verify();
        Assert.Equal(ExitCode.Ok, result.ExitCode);
        Assert.Equal($"note: {run.Shown}/notes.txt: not a file of the run (the manifest does not name it)\n", result.Error);

        File.Copy(run.PathOf("traces/part-00000.csv"), run.PathOf("traces/part-00007.csv"));
        Fails(run, "traces/part-00007.csv: the manifest does not name it, so it belongs to another run; remove the file");
    }

    [Fact]
    public void A_manifest_that_leaves_the_folder_is_refused()
    {
        using var run = new StoredRun();
        run.Edit(m => m["outputs"]![0]!["name"] = "../../../tiny.yaml");
        Fails(run, "manifest.json: it names '../../../tiny.yaml', which is not a file of a run");
    }

    [Fact]
    public void A_folder_without_a_run_is_a_usage_error_and_the_others_are_still_checked()
    {
        using var run = new StoredRun();
        var result = run.Run("verify", "nowhere", ".", run.Shown);
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Equal(
            ["error CO0008: nowhere: there is no such folder; name the folder that coopt run has printed",
                "error CO0008: .: there is no run here, neither plan.json nor manifest.json; name the folder that coopt run has printed"],
            result.Error.TrimEnd('\n').Split('\n'));
        Assert.Contains("rows of 12 of 12 instances in order", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_says_the_same()
    {
        using var run = new StoredRun();
        File.Delete(run.PathOf("instances.csv"));
        var result = run.Verify("--json");
        Assert.Equal((ExitCode.Corruption, ""), (result.ExitCode, result.Error));
        using var json = JsonDocument.Parse(result.Out);
        var one = json.RootElement.GetProperty("runs").EnumerateArray().Single();
        Assert.False(one.GetProperty("ok").GetBoolean());
        Assert.Equal("damaged", one.GetProperty("state").GetString());
        Assert.Equal(["missing", "ok", "ok"], one.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("verdict").GetString()));
        Assert.Equal("CO0006", one.GetProperty("faults")[0].GetProperty("code").GetString());
    }

    private static void Fails(StoredRun run, string expected, string code = "CO0006")
    {
        var result = run.Verify();
        Assert.Equal(ExitCode.Corruption, result.ExitCode);
        Assert.Contains($"error {code}: {run.Shown}/", result.Error, StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }
}
