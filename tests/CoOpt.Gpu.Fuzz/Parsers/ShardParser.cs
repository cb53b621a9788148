using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Fuzz.Inputs.Generators;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Shards;
using FsCheck;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>The commit record of a shard.</summary>
internal sealed class ShardParser : IFuzzedParser
{
    private static readonly string Hash = new('a', 64);

    private static readonly ShardRecord Record = new()
    {
        Ordinal = 1,
        Layout = new ShardLayout(12, 4, 8),
        PlanSha256 = Hash,
        Program = new ToolIdentity("coopt", "1.0.0", new string('b', 40), false),
        Arithmetic = "kernels",
        Device = new DeviceIdentity("cpu", "8 × 64 bit", "AVX-512", 8, 4),
        Attempt = "0123abcd-4567-89abcdef",
        Files = [new ShardFile("instances.csv", Hash, 1000, 3, 0), new ShardFile("traces.csv", Hash, 100_000, 300, 0), new ShardFile("states.csv", Hash, 2000, 30, 4)],
        Totals = new ShardTotals { Outcomes = ImmutableSortedDictionary<string, long>.Empty.Add("converged", 2).Add("diverged", 1), Within = 2, Oscillating = 1, FeasibilityMax = 1e-15, TrackerDriftMax = 2e-16 },
        Failures = [new ManifestFailure(6, "network: \"no\" graph")],
        Timings = new ShardTimings { NodeSteps = 1e9 / 3, WallSeconds = 0.5, DeviceSeconds = 0.25 },
    };

    private static readonly ShardRecord Small = Record with { Ordinal = 0, Layout = new ShardLayout(1, 1, 1), Files = [Record.Files[0] with { Rows = 1 }], Totals = new ShardTotals { Outcomes = ImmutableSortedDictionary<string, long>.Empty.Add("converged", 1) }, Failures = [] };

    public string Name => "shard";

    public ImmutableArray<byte[]> Examples { get; } = [Record.ToBytes(), Small.ToBytes()];

    public ImmutableArray<string> Words { get; } = ["\"version\": 1", "\"ordinal\": ", "\"files\": []", "\"failures\": []", "\"kernels\"", "\"reference\"", "\"outcomes\": {}", "null", "\"attempt\": ", "../00001", "\\u0000", Hash];

    public Gen<byte[]> Inputs { get; } = JsonTexts.Near(Encoding.UTF8.GetString(Record.ToBytes()), Sealed);

    public byte[] Seal(byte[] input) => Resealed(input);

    public string Parse(byte[] input)
    {
        ShardRecord record;
        try
        {
            record = ShardRecord.Parse(input);
        }
        catch (FormatException e)
        {
            return Outcomes.Of(e);
        }

        // What the program writes it shortens first.
        const int Shortened = 1000;
        var isAsWritten = record.Failures.Any(f => f.Message.Length > Shortened) || record.ToBytes().AsSpan().SequenceEqual(input);
        return isAsWritten && record.From < record.To && record.To <= record.Layout.Count ? "valid" : throw new InvalidOperationException("a record that was read is not what stands in the file");
    }

    /// <summary>With a right checksum over whatever the record is now, where it is JSON still.</summary>
    internal static byte[] Resealed(byte[] input)
    {
        try
        {
            return JsonNode.Parse(input) is { } node ? Sealed(node) : input;
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            return input;
        }
    }

    internal static byte[] Sealed(JsonNode node) => node is JsonObject root && root["record"] is JsonObject record ? SealedJson.Write(record.DeepClone().AsObject()) : CanonicalJson.Write(node);
}
