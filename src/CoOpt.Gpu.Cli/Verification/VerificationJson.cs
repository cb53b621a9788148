using System.Text.Json;
using CoOpt.Gpu.Results.Runs;
using CoOpt.Gpu.Results.Verification;

namespace CoOpt.Gpu.Cli.Verification;

/// <summary>Verified runs as JSON.</summary>
internal static class VerificationJson
{
    /// <summary>Writes the members of the object.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<(string Shown, RunVerification Run)> runs)
    {
        json.WriteStartArray("runs");
        foreach (var (shown, run) in runs)
        {
            json.WriteStartObject();
            json.WriteString("run", shown);
            json.WriteBoolean("ok", run.Findings.IsEmpty);
            json.WriteString("state", run.State == RunFolderState.New ? "none" : run.State.ToString().ToLowerInvariant());
            json.WriteString("planSha256", run.Plan?.Hash);
            if (run.Shards is { } shards)
            {
                json.WriteNumber("shards_committed", shards.Count);
            }

            json.WriteStartArray("files");
            foreach (var file in run.Files)
            {
                json.WriteStartObject();
                json.WriteString("name", file.Name);
                json.WriteNumber("bytes", file.Bytes);
                json.WriteString("verdict", Name(file.Verdict));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("faults");
            foreach (var finding in run.Findings)
            {
                json.WriteStartObject();
                json.WriteString("code", VerificationText.FaultOf(run, finding).Code);
                json.WriteString("where", finding.Where);
                json.WriteString("what", finding.What);
                json.WriteString("remedy", finding.Remedy);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Name(FileVerdict verdict) => verdict switch
    {
        FileVerdict.NotKept => "not-kept",
        _ => verdict.ToString().ToLowerInvariant(),
    };
}
