using System.Text.Json;
using CoOpt.Gpu.Model.Outcomes;
using OutcomeNames = CoOpt.Gpu.Results.Tables.OutcomeNames;

namespace CoOpt.Gpu.Cli.Status;

/// <summary>A run's status as JSON.</summary>
internal static class StatusJson
{
    /// <summary>Writes the members of the object.</summary>
    public static void Write(Utf8JsonWriter json, RunStatus status)
    {
        json.WriteString("run", status.Shown);
        json.WriteString("planSha256", status.Plan.Hash);
        json.WriteString("state", status.Manifest is not null ? "complete" : status.IsAtWork ? "at-work" : status.IsComputed ? "computed" : "interrupted");
        json.WriteNumber("instances", status.Plan.Sweep.Count);
        if (status.Manifest is null)
        {
            Work(json, status);
            Files(json, status);
            Number(json, "left_s", status.Left?.TotalSeconds);
        }

        json.WriteString("next", status.Next);
    }

    private static void Work(Utf8JsonWriter json, RunStatus status)
    {
        var ledger = status.Ledger;
        json.WriteNumber("instances_done", ledger.Instances);
        Number(json, "shards", status.Layout?.Shards);
        json.WriteNumber("shards_committed", ledger.Shards);
        json.WriteStartObject("outcomes");
        foreach (var outcome in Enum.GetValues<Outcome>().Where(o => ledger.Count(o) > 0))
        {
            json.WriteNumber(OutcomeNames.Of(outcome), ledger.Count(outcome));
        }

        json.WriteEndObject();
        json.WriteNumber("failed", ledger.Failures.Length);
        json.WriteNumber("node_steps", ledger.Work.NodeSteps);
        json.WriteNumber("device_s", Math.Round(ledger.Work.Device.TotalSeconds, 3));
    }

    private static void Files(Utf8JsonWriter json, RunStatus status)
    {
        json.WriteStartArray("checkpoints");
        foreach (var checkpoint in status.Checkpoints)
        {
            json.WriteStartObject();
            json.WriteString("name", checkpoint.Name);
            json.WriteNumber("bytes", checkpoint.Bytes);
            json.WriteNumber("age_s", Math.Round(checkpoint.Age.TotalSeconds, 1));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("processes");
        foreach (var pulse in status.Pulses)
        {
            json.WriteStartObject();
            json.WriteString("slice", pulse.Heartbeat.Slice);
            json.WriteString("attempt", pulse.Heartbeat.Attempt);
            json.WriteString("slurm_job", pulse.Heartbeat.SlurmJob);
            json.WriteString("slurm_task", pulse.Heartbeat.SlurmTask);
            json.WriteString("completion_index", pulse.Heartbeat.CompletionIndex);
            json.WriteNumber("done", pulse.Heartbeat.Done);
            json.WriteNumber("total", pulse.Heartbeat.Total);
            Number(json, "left_s", pulse.Heartbeat.SecondsLeft);
            json.WriteNumber("age_s", Math.Round(pulse.Age.TotalSeconds, 1));
            json.WriteBoolean("stale", pulse.IsStale);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("bad");
        foreach (var fault in status.Faults)
        {
            json.WriteStartObject();
            json.WriteString("file", fault.File);
            json.WriteString("reason", fault.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("conflicts");
        foreach (var shard in status.Conflicts)
        {
            json.WriteNumberValue(shard);
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
