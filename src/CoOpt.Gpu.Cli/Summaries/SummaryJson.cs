using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Cli.Summaries;

/// <summary>The end of a run as one JSON object in one line, for <c>--progress json</c>.</summary>
internal static class SummaryJson
{
    /// <summary>The object of <paramref name="summary"/>.</summary>
    public static string Line(RunSummary summary) => JsonOutput.Line(json =>
    {
        var (totals, report) = (summary.Totals, summary.Report);
        json.WriteString("event", "end");
        json.WriteString("name", summary.Name);
        json.WriteString("folder", summary.Folder);
        json.WriteString("device", summary.Device.Id);
        json.WriteNumber("instances", totals.Instances);
        json.WriteNumber("failed", report.Failures.Length);
        json.WriteStartObject("outcomes");
        foreach (var (outcome, count) in totals.Outcomes)
        {
            json.WriteNumber(OutcomeNames.Of(outcome), count);
        }

        json.WriteEndObject();
        json.WriteNumber("within_printed", totals.Within);
        json.WriteNumber("within_printed_diverged", totals.WithinDiverged);
        json.WriteNumber("feasibility_max", totals.FeasibilityMax);
        json.WriteNumber("tracker_drift_max", totals.TrackerDriftMax);
        json.WriteNumber("node_steps", report.Progress.NodeSteps);
        json.WriteNumber("device_s", Math.Round(report.Device.TotalSeconds, 3));
        json.WriteNumber("kernel_s", Math.Round(report.Kernels.TotalSeconds, 3));
        json.WriteNumber("elapsed_s", Math.Round(summary.Elapsed.TotalSeconds, 3));
    });
}
