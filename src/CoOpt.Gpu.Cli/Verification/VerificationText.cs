using System.Globalization;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Progress;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Verification;

namespace CoOpt.Gpu.Cli.Verification;

/// <summary>A verified run in words: a line for each finding and for what is extra or not kept, and one that sums up.</summary>
internal static class VerificationText
{
    /// <summary>Writes it; <paramref name="shown"/> is the run's folder as the user would type it.</summary>
    public static void Write(RunVerification run, string shown, Host host)
    {
        foreach (var finding in run.Findings)
        {
            host.Error.WriteLine($"error {FaultOf(run, finding).Code}: {shown}{(finding.Where.Length > 0 ? "/" : ": ")}{PlainText.Line(finding.ToString())}");
        }

        foreach (var group in run.Files.Where(f => f.Verdict == FileVerdict.NotKept).GroupBy(f => RunNames.IsPart(f.Name) ? $"{f.Name.Split('/')[0]}/part-*.csv" : f.Name))
        {
            host.Error.WriteLine($"note: {shown}/{group.Key}: not kept ({Files(group.Count())}, {ProgressText.Bytes(group.Sum(f => f.Bytes))})");
        }

        foreach (var file in run.Files.Where(f => f.Verdict == FileVerdict.Unlisted))
        {
            host.Error.WriteLine($"note: {shown}/{PlainText.Line(file.Name)}: not a file of the run (the manifest does not name it)");
        }

        host.Out.WriteLine($"{shown}: {Verdict(run)}");
    }

    /// <summary>The code that a finding goes by.</summary>
    public static Fault FaultOf(RunVerification run, Finding finding) =>
        run.State == RunFolderState.New ? Fault.NoRun
        : run.State == RunFolderState.Incomplete && finding.Where == RunNames.Manifest ? Fault.Incomplete
        : Fault.Corruption;

    private static string Verdict(RunVerification run)
    {
        if (run.State == RunFolderState.New)
        {
            return "no run";
        }

        if (run.Findings.Length > 0)
        {
            return run.Findings.Length == 1 ? "1 fault" : string.Create(CultureInfo.InvariantCulture, $"{run.Findings.Length:N0} faults");
        }

        if (run.State == RunFolderState.Incomplete)
        {
            var shards = run.Shards is { Count: > 0 } store ? string.Create(CultureInfo.InvariantCulture, $"; {store.Count:N0} committed shards as written") : "";
            return $"incomplete; {Files(run.Files.Count(f => f.Verdict == FileVerdict.Unverified))} there, each well-formed as far as it can be told without a manifest{shards}";
        }

        var intact = $"{Files(run.Files.Count(f => f.Verdict == FileVerdict.Ok))} as written";
        var kept = run.Files.Any(f => f.Verdict == FileVerdict.NotKept) ? ", the others not kept" : "";
        var rows = run.Files.Any(f => f is { Name: RunNames.Instances, Verdict: FileVerdict.Ok }) && run.Plan is { } plan
            ? string.Create(CultureInfo.InvariantCulture, $", rows of {plan.Sweep.Count - run.Manifest!.Failures.Length - (run.Manifest.Missing ?? []).Sum(static m => m.To - m.From):N0} of {plan.Sweep.Count:N0} instances in order")
            : "";
        return intact + kept + rows;
    }

    private static string Files(int count) => count == 1 ? "1 file" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} files");
}
