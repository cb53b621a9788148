using System.Text.Json;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Cli.Estimates;

/// <summary>A plan as JSON.</summary>
internal static class PlanJson
{
    /// <summary>Writes <paramref name="report"/>.</summary>
    public static void Write(PlanReport report, TextWriter output) => JsonOutput.Write(output, json =>
    {
        var (plan, estimate) = (report.Plan, report.Estimate);
        json.WriteString("name", plan.Sweep.Name);
        json.WriteString("plan_sha256", report.Hash);
        json.WriteNumber("instances", plan.Sweep.Count);
        WriteAxes(json, plan.Sweep);
        json.WriteNumber("part_size", plan.PartSize);
        json.WriteNumber("parts", plan.Parts);
        json.WriteNumber("batch_size", plan.BatchSize);
        json.WriteNumber("batches", report.Batches);
        json.WriteNumber("shared_share", plan.SharedShare);
        json.WriteString("device", report.Device.Id);
        json.WriteString("device_name", report.Device.Name);
        json.WriteNumber("batch_bytes", plan.BatchBytes);
        json.WriteNumber("output_bytes_max", plan.OutputBytes);
        if (report.FreeBytes is { } free)
        {
            json.WriteNumber("free_bytes", free);
        }

        json.WriteNumber("node_steps_max", plan.NodeSteps);
        json.WriteNumber("node_steps_per_s", Math.Round(estimate.Rate));
        json.WriteBoolean("rate_measured", estimate.Measured);
        json.WriteNumber("set_up_s", Math.Round(estimate.SetUp.TotalSeconds, 3));
        json.WriteNumber("steps_s_max", Math.Round(estimate.Steps.TotalSeconds, 3));
        json.WriteString("folder", report.Folder);
        json.WriteString("state", report.State.State.ToString().ToLowerInvariant());
        json.WriteStartArray("warnings");
        foreach (var warning in report.Warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
    });

    private static void WriteAxes(Utf8JsonWriter json, ResolvedSweep sweep)
    {
        json.WriteStartArray("axes");
        foreach (var axis in sweep.Axes)
        {
            json.WriteStartObject();
            json.WriteStartArray("keys");
            foreach (var key in axis.Keys)
            {
                json.WriteStringValue(key);
            }

            json.WriteEndArray();
            json.WriteNumber("points", axis.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
