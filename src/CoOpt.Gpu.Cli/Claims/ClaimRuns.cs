using System.Collections.Immutable;
using System.Diagnostics;
using CoOpt.Gpu.Claims.Reports;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Reports;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Figures.Runs;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Verification;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Cli.Claims;

/// <summary>The runs that claims need: complete ones are reused, the others made; where a spec's data files are not at hand, the table kept under results stands in.</summary>
internal sealed class ClaimRuns(CommandContext context, ClaimsRequest request, RunNotes notes, Interruption interruption)
{
    // What data that did not come with the experiments lead to where they are not at hand.
    private static readonly ImmutableHashSet<string> MissingData = ["CO0401", "CO0408"];

    private readonly Host _host = context.Host;

    /// <summary>The run of <paramref name="spec"/> and where it came from; null where it cannot be made here.</summary>
    /// <exception cref="OperationCanceledException">Stopped by a signal.</exception>
    /// <exception cref="SpecException">The spec has errors.</exception>
    public (RunData Data, ClaimsRun Run)? Of(string spec)
    {
        SpecInput input;
        var path = Path.Combine(request.Experiments, spec);
        var overrides = new SpecOverrides([], [], request.Quick && HasQuickForm(path));
        try
        {
            input = SpecInput.Read(_host, path, overrides);
        }
        catch (SpecException error) when (error.Diagnostics.Where(d => d.IsError).All(d => MissingData.Contains(d.Code.Id)))
        {
            return Kept(spec, error.Diagnostics.First(d => d.IsError).Message);
        }

        var frozen = SweepPlan.Of(input.Source.Sweep, SpecInput.Generator);
        var folder = Path.Combine(request.Runs, RunFolder.FolderName(frozen));
        var isComplete = Path.Exists(folder) && RunInspection.Of(folder).State == RunFolderState.Complete;
        var source = "reused";
        if (!isComplete || request.Rerun)
        {
            source = "run";

            // While this one is prepared: those before it are complete.
            (interruption.IsImmediate, interruption.ImmediateNotice) = (true, "stopped; no report was written; the same command goes on from the runs that are complete");
            notes.Write("run", $"{spec}{(overrides.Quick ? " --quick" : "")}: {input.Source.Sweep.Count} instances");
            var one = new RunRequest { Out = request.Runs, Device = request.Device, Threads = request.Threads, MaximumFailures = 0, Progress = request.Progress, Rerun = request.Rerun, Yes = true };
            _ = new SweepRun(context, one, notes, interruption, Stopwatch.GetTimestamp()).Make(input, frozen);
        }

        var data = ReportInput.Open(_host, folder);
        return (data, Describe(spec, data, source));
    }

    private bool HasQuickForm(string path) => SpecInput.Load(_host, path, SpecOverrides.None).HasQuickForm;

    // results/NAME/STEM of NN-NAME/STEM.yaml, or results/NAME.
    private (RunData Data, ClaimsRun Run)? Kept(string spec, string reason)
    {
        var parts = spec.Split('/');
        var name = parts[0][(parts[0].IndexOf('-', StringComparison.Ordinal) + 1)..];
        foreach (var folder in (string[])[Path.Combine(request.Kept, name, Path.GetFileNameWithoutExtension(parts[^1])), Path.Combine(request.Kept, name)])
        {
            if (!File.Exists(Path.Combine(folder, RunNames.Instances)))
            {
                continue;
            }

            // The bytes have to be those of the manifest; that a later program writes more columns does not matter here.
            if (RunVerification.Of(folder, partial: true).Files.FirstOrDefault(f => f.Verdict == FileVerdict.Changed) is { } changed)
            {
                throw new CommandException(Fault.Corruption, $"{RunPaths.Shown(_host, folder)}: {changed.Name} is not what was kept; coopt verify {RunPaths.Shown(_host, folder)} --partial says more");
            }

            notes.Write("kept", $"{spec}: {reason}; the table kept in {RunPaths.Shown(_host, folder)} stands in for the run");
            var data = ReportInput.Open(_host, folder);
            return (data, Describe(spec, data, "kept"));
        }

        notes.Write("warning", $"{spec} cannot run here: {reason}; claims that need it are not decided");
        return null;
    }

    private static ClaimsRun Describe(string spec, RunData data, string source) =>
        new(spec, data.Plan.Hash, data.Instances.Rows, source, data.Manifest?.Timings.TotalSeconds ?? double.NaN);
}
