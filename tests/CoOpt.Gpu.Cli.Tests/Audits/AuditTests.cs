using CoOpt.Gpu.Cli.Audits;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Cli.Tests.Audits;

/// <summary><c>--audit</c>: silent on a sound machine, loud on one that lies, and nothing in the manifest unless asked for.</summary>
public class AuditTests
{
    private const string Quantised =
        """
        schema: 1
        name: quantised
        problem:
          nodes: 6
          learning: { loss: logistic, data: circles, samplesPerNode: 8 }
        network: { topology: ring }
        method: { steps: 120, stopAt: 0, alpha: 0.5 * bound }
        links: { rho: 0.125, delta: 0.125 }
        sweep:
          links.coupling: [node, edge]
          links.quantizer: [log, uniform]
          seed: range(0, 3)
        trace: { every: 20, states: last }
        """;

    [Theory]
    [InlineData(SpecTexts.Tiny)]
    [InlineData(Quantised)]
    public void A_sound_machine_differs_nowhere_and_the_tables_are_the_same(string spec)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("sweep.yaml", spec);
        var runner = new CommandRunner { Folder = folder.Path };
        var plain = runner.Run("run", path, "--out", "plain");
        var audited = runner.Run("run", path, "--out", "audited", "--audit", "1");
        Assert.True(audited.ExitCode == 0, audited.Error);
        var (before, after) = (Manifest(folder, plain), Manifest(folder, audited));
        Assert.Null(before.Audit);
        Assert.DoesNotContain("audit", File.ReadAllText(Path.Combine(folder.Path, plain.Out.Trim(), "manifest.json")));
        Assert.Equal(before.Outputs.Select(o => (o.Name, o.Sha256)), after.Outputs.Select(o => (o.Name, o.Sha256)));
        var audit = after.Audit!;
        Assert.Equal((12, 0, 0, 0), (audit.Instances, audit.Differing, audit.Bounded, audit.WithoutReference));
        Assert.True(audit.StepsCompared > 1000 && audit.RowsCompared >= 12 * 3 && audit.PointsCompared >= 12 * 2 && audit.WorstStep < 1e-13 && audit.Differences.IsEmpty, $"{audit}");
        Assert.Equal(spec == Quantised, audit.Messages > 0);
        Assert.Contains("audit: alone on the device: ", audited.Error);
        Assert.Equal(0, runner.Run("verify", audited.Out.Trim()).ExitCode);
    }

    [Fact]
    public void A_run_that_is_there_is_audited_without_being_redone()
    {
        using var folder = new TemporaryFolder();
        var first = TinyRun.Run(folder);
        var second = TinyRun.Run(folder, "--audit", "0.2");
        Assert.Equal((0, first.Out), (second.ExitCode, second.Out));
        Assert.Contains("reused", second.Error);
        var audit = Manifest(folder, second).Audit!;
        Assert.Equal(0.2, audit.Fraction);
        Assert.Equal(AuditSelection.Of(Manifest(folder, second).PlanSha256, 12, 0.2).Length, audit.Instances);
    }

    [Fact]
    public void A_signal_during_the_audit_says_that_the_run_is_complete()
    {
        using var folder = new TemporaryFolder();
        var made = TinyRun.Run(folder);

        // The run is reused, so that the first to ask for devices is the audit.
        var result = CommandRunner.StoppedBeforeItComputes(folder.Path, "run", "tiny.yaml", "--audit", "1");
        Assert.Equal(ExitCode.Interrupted, result.ExitCode);
        Assert.Contains("note: stopped; the run is complete, its audit is not entered; the same command audits it again\n", result.Error);
        Assert.Null(Manifest(folder, made).Audit);
    }

    [Theory]
    [InlineData(1e-16, false)]
    [InlineData(1e-9, true)]
    [InlineData(1e-3, true)]
    public void A_lane_that_lies_is_found(double amount, bool isBeyondRounding)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("sweep.yaml", Quantised);
        var runner = new CommandRunner { Folder = folder.Path, Backends = () => [new LyingBackend(amount, liesAlone: false)] };
        var result = runner.Run("run", path, "--audit", "1", "--device", "cpu");
        Assert.Equal(ExitCode.Corruption, result.ExitCode);
        Assert.Matches(@"error CO0014: .*instance 0, step \d+: \w+ is '.*' in the run, and '.*' where it runs alone on the same device", result.Error);
        var audit = Manifest(folder, result).Audit!;
        Assert.Equal([0], audit.Differences.Select(d => d.Instance).Distinct());
        Assert.Equal(1, audit.Differing);
        Assert.Contains("alone", audit.Differences.Select(d => d.Against));
        Assert.Equal(isBeyondRounding, audit.Differences.Any(d => d.Against == "reference"));
    }

    [Fact]
    public void A_device_that_always_lies_is_found_by_the_reference()
    {
        using var folder = new TemporaryFolder();
        var runner = new CommandRunner { Folder = folder.Path, Backends = () => [new LyingBackend(1e-9, liesAlone: true)] };
        var result = runner.Run("run", folder.Write("sweep.yaml", Quantised), "--audit", "1");
        Assert.Equal(ExitCode.Corruption, result.ExitCode);
        Assert.Contains("on the reference", result.Error);
        Assert.Equal(["reference"], Manifest(folder, result).Audit!.Differences.Select(d => d.Against).Distinct());
    }

    [Theory]
    [InlineData("1.5", "--threads", "1", "--audit must be in [0, 1], got 1.5")]
    [InlineData("0.5", "--shard", "0/2", "--audit wants the whole run and excludes --shard")]
    public void What_it_does_not_take(string share, string option, string value, string message)
    {
        using var folder = new TemporaryFolder();
        var result = TinyRun.Run(folder, "--audit", share, option, value);
        Assert.Equal(ExitCode.Usage, result.ExitCode);
        Assert.Contains(message, result.Error);
    }

    [Fact]
    public void The_choice_is_reproducible_grows_with_the_share_and_is_never_empty()
    {
        var (one, other) = (new string('a', 64), string.Concat(Enumerable.Repeat("0123456789abcdef", 4)));
        var chosen = AuditSelection.Of(one, 100_000, 0.01);
        Assert.Equal(chosen.AsEnumerable(), AuditSelection.Of(one, 100_000, 0.01));
        Assert.NotEqual(chosen.AsEnumerable(), AuditSelection.Of(other, 100_000, 0.01));
        Assert.InRange(chosen.Length, 850, 1150);
        Assert.Equal(chosen.AsEnumerable(), chosen.Order().Distinct());
        Assert.Subset(AuditSelection.Of(one, 100_000, 0.02).ToHashSet(), chosen.ToHashSet());
        Assert.Single(AuditSelection.Of(one, 7, 1e-12));
        Assert.Equal(7, AuditSelection.Of(one, 7, 1).Length);
    }

    private static RunManifest Manifest(TemporaryFolder folder, CommandResult run) => RunManifestFile.Read(Path.Combine(folder.Path, run.Out.Trim()))!;
}
