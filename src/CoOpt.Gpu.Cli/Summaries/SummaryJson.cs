using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Model.Outcomes;
using OutcomeNames = CoOpt.Gpu.Results.Tables.OutcomeNames;

namespace CoOpt.Gpu.Cli.Summaries;

/// <summary>The end of a run as one JSON object in one line, for <c>--progress json</c>.</summary>
internal static class SummaryJson
{
    /// <summary>The object of <paramref name="summary"/>.</summary>
    public static string Line(RunSummary summary) => JsonOutput.Line(json =>
    {
        var (totals, work) = (summary.Ledger.Totals, summary.Work);
        json.WriteString("event", "end");
        json.WriteString("name", summary.Name);
        json.WriteString("folder", summary.Folder);
        json.WriteString("device", summary.DeviceId);
        json.WriteNumber("instances", totals.Instances);
        json.WriteNumber("failed", summary.Ledger.Failures.Length);
        json.WriteStartObject("outcomes");
        foreach (var outcome in Enum.GetValues<Outcome>().Where(o => summary.Ledger.Count(o) > 0))
        {
            json.WriteNumber(OutcomeNames.Of(outcome), summary.Ledger.Count(outcome));
        }

        json.WriteEndObject();
        json.WriteNumber("within_printed", totals.Within);
        json.WriteNumber("within_printed_diverged", totals.WithinDiverged);
        json.WriteNumber("feasibility_max", totals.FeasibilityMax);
        json.WriteNumber("tracker_drift_max", totals.TrackerDriftMax);
        json.WriteNumber("node_steps", work.NodeSteps);
        json.WriteNumber("device_s", Math.Round(work.Device.TotalSeconds, 3));
        json.WriteNumber("kernel_s", Math.Round(work.Kernels.TotalSeconds, 3));
        json.WriteNumber("elapsed_s", Math.Round(work.Wall.TotalSeconds, 3));
        if (summary.Ledger.Sessions.Length > 1)
        {
            json.WriteNumber("sessions", summary.Ledger.Sessions.Length);
        }

        if (summary.Slice is { } slice)
        {
            json.WriteString("slice", slice.ToString());
            json.WriteNumber("shards_left", summary.Left);
        }
    });
}
