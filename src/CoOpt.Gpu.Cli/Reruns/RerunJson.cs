using System.Text.Json;
using CoOpt.Gpu.Results.Tables;
using CoOpt.Gpu.Results.Verification;

namespace CoOpt.Gpu.Cli.Reruns;

/// <summary>What came of a rerun as JSON.</summary>
internal static class RerunJson
{
    /// <summary>Writes the members for a whole run; <paramref name="folder"/> is the new one's, null where it was removed.</summary>
    public static void Write(Utf8JsonWriter json, RecordedRun run, string? folder, IEnumerable<RerunFile> files)
    {
        json.WriteString("run", run.Shown);
        json.WriteString("folder", folder);
        json.WriteBoolean("same", files.All(f => f.IsSame));
        json.WriteStartArray("files");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteBoolean("same", file.IsSame);
            if (!file.IsSame)
            {
                json.WriteString("difference", file.Difference);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the members for single instances.</summary>
    public static void Write(Utf8JsonWriter json, RecordedRun run, InstanceRows rows, IReadOnlyList<InstanceComparison> comparisons)
    {
        json.WriteString("run", run.Shown);
        json.WriteStartArray("instances");
        using var table = TableReader.Of("instances.csv", rows.Instances);
        foreach (var comparison in comparisons)
        {
            json.WriteStartObject();
            json.WriteNumber("instance", comparison.Instance);
            json.WriteString("recorded", comparison.Verdict.ToString().ToLowerInvariant());
            if (comparison.Reason.Length > 0)
            {
                json.WriteString("reason", comparison.Reason);
            }

            if (comparison.HasRow && table.Read())
            {
                json.WriteStartObject("row");
                foreach (var column in table.Header)
                {
                    json.WriteString(column, table.Row.Text(column));
                }

                json.WriteEndObject();
            }

            json.WriteStartArray("differences");
            foreach (var difference in comparison.Differences)
            {
                Write(json, difference);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (rows.Traces is { } traces)
        {
            json.WriteString("traces", traces);
        }
    }

    private static void Write(Utf8JsonWriter json, CellDifference difference)
    {
        json.WriteStartObject();
        json.WriteString("where", difference.Key);
        json.WriteString("column", difference.Column);
        json.WriteString("recorded", difference.Recorded);
        json.WriteString("now", difference.Now);
        json.WriteEndObject();
    }
}
