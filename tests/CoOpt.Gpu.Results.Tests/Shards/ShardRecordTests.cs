using System.Text;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Shards;
using CoOpt.Gpu.Results.Tests.Files;
using CoOpt.Gpu.TestKit;

namespace CoOpt.Gpu.Results.Tests.Shards;

public sealed class ShardRecordTests
{
    private static readonly ShardRecord Sample = new()
    {
        Ordinal = 1,
        Layout = SampleShards.Layout,
        PlanSha256 = SampleShards.Plan.Hash,
        Program = SampleShards.Program,
        Device = SampleShards.Device,
        Arithmetic = "kernels",
        Attempt = "0123abcd-4711-89abcdef",
        Files = [new ShardFile("instances.csv", new string('1', 64), 1234, 1, 0), new ShardFile("states.csv", new string('2', 64), long.MaxValue, 3, 2)],
        Totals = ShardTotals.Of(SampleShards.Results(1)) with { FeasibilityMax = double.PositiveInfinity, TrackerDriftMax = double.NaN },
        Failures = SampleShards.Failures(1),
        Timings = new ShardTimings { StartedUtc = DateTimeOffset.UnixEpoch, CommittedUtc = DateTimeOffset.UnixEpoch.AddTicks(12345678901), NodeSteps = 1.0 / 3, WallSeconds = -0.0 },
    };

    [Fact]
    public void A_record_is_read_as_it_was_written()
    {
        var again = ShardRecord.Parse(Sample.ToBytes());
        Assert.Equal(Sample.ToBytes(), again.ToBytes());
        Assert.Equal((2L, 4L, 1L), (again.From, again.To, again.Totals.Instances));
        Assert.Equal(Sample.Files.ToArray(), again.Files.ToArray());
        Assert.Equal(Sample.Failures.ToArray(), again.Failures.ToArray());
        Assert.Equal(Sample.Timings, again.Timings);
        Assert.Equal((Sample.Program, Sample.Device, Sample.Layout), (again.Program, again.Device, again.Layout));
        Assert.Equal((double.PositiveInfinity, double.NaN), (again.Totals.FeasibilityMax, again.Totals.TrackerDriftMax));
        Assert.Null(ShardRecord.Parse((Sample with { Program = new ToolIdentity("coopt", "1", null, null) }).ToBytes()).Program.Revision);
    }

    [Fact]
    public void Every_flip_of_a_bit_every_cut_and_every_extension_is_found()
    {
        var bytes = Sample.ToBytes();
        for (var place = 0; place < bytes.Length; place++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                // As damage, never as the record of another version: that would be refused rather than recomputed.
                bytes[place] ^= (byte)(1 << bit);
                Assert.StartsWith("its checksum is wrong", Assert.Throws<FormatException>(() => ShardRecord.Parse(bytes)).Message, StringComparison.Ordinal);
                bytes[place] ^= (byte)(1 << bit);
            }

            _ = Assert.Throws<FormatException>(() => ShardRecord.Parse(bytes.AsSpan(0, place)));
        }

        foreach (var more in (string[])["\n", " ", "\0", "{}", "x"])
        {
            _ = Assert.Throws<FormatException>(() => ShardRecord.Parse([.. bytes, .. Encoding.ASCII.GetBytes(more)]));
        }
    }

    [Fact]
    public void Damage_at_random_is_found()
    {
        var random = new Random(20260101);
        var bytes = Sample.ToBytes();
        var count = EveryCall.IsLong ? 10_000 : 500;
        for (var k = 0; k < count; k++)
        {
            _ = Assert.Throws<FormatException>(() => ShardRecord.Parse(Mangling.Of(bytes, random)));
        }

        Measures.Add("R9", "damage of a shard record", count, "flips; cuts; extensions; noise", $"{count} detected", $"{count}");
    }

    [Theory]
    [InlineData("version", "2", "version 2")]
    [InlineData("ordinal", "-1", "does not have")]
    [InlineData("ordinal", "6", "does not have")]
    [InlineData("from", "0", "canonical")]
    [InlineData("to", "1e3", "canonical")]
    [InlineData("layout", "{\"count\": 12, \"partSize\": 4, \"shardSize\": 3}", "layout")]
    [InlineData("layout", "{\"count\": 0, \"partSize\": 4, \"shardSize\": 2}", "layout")]
    [InlineData("layout", "{\"count\": 9223372036854775807, \"partSize\": 4, \"shardSize\": 2}", "layout")]
    [InlineData("layout", "{\"count\": 12, \"partSize\": 0, \"shardSize\": 0}", "layout")]
    [InlineData("planSha256", "\"../../../../etc/passwd\"", "hash")]
    [InlineData("planSha256", "null", "hash")]
    [InlineData("planSha256", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"", "hash")]
    [InlineData("program", "{\"dirty\": false, \"name\": null, \"revision\": null, \"version\": \"1\"}", "name")]
    [InlineData("arithmetic", "\"abacus\"", "arithmetic")]
    [InlineData("attempt", "\"../../elsewhere\"", "attempt")]
    [InlineData("attempt", "\"0123abcd-4711-89abcdef/..\"", "attempt")]
    [InlineData("attempt", "\"0123abcd-4711-89abcdef\\n\"", "attempt")]
    [InlineData("files", "[]", "files")]
    [InlineData("files.0.name", "\"../instances.csv\"", "files")]
    [InlineData("files.0.name", "\"states.csv\"", "files")]
    [InlineData("files.1.name", "\"instances.csv\"", "files")]
    [InlineData("files.1.name", "\"/etc/passwd\"", "files")]
    [InlineData("files.0.bytes", "0", "out of range")]
    [InlineData("files.0.bytes", "-5", "out of range")]
    [InlineData("files.1.rows", "-1", "out of range")]
    [InlineData("files.1.parameters", "2000000000", "out of range")]
    [InlineData("files.0.rows", "2", "as many")]
    [InlineData("totals.outcomes", "{\"converged\": -1}", "outcomes")]
    [InlineData("totals.outcomes", "{\"converged\": 5}", "outcomes")]
    [InlineData("totals.outcomes", "{\"happy\": 1}", "outcome")]
    [InlineData("totals.outcomes", "{}", "as many")]
    [InlineData("totals.feasibilityMax", "\"much\"", "number")]
    [InlineData("failures", "[{\"instance\": 7, \"message\": \"\"}]", "failures")]
    [InlineData("failures", "[{\"instance\": 2}]", "")]
    [InlineData("failures", "[]", "as many")]
    [InlineData("timings.committedUtc", "\"yesterday\"", "")]
    [InlineData("extra", "1", "canonical")]
    public void A_record_with_a_right_checksum_and_a_wrong_value_is_refused(string path, string value, string reason)
    {
        var record = JsonNode.Parse(Sample.ToBytes())!["record"]!.DeepClone().AsObject();
        JsonNode at = record;
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
        {
            at = int.TryParse(step, out var index) ? at[index]! : at[step]!;
        }

        at[steps[^1]] = JsonNode.Parse(value);
        var error = Assert.Throws<FormatException>(() => ShardRecord.Parse(SealedJson.Write(record)));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Failures_out_of_order_or_twice_are_refused()
    {
        var layout = new ShardLayout(12, 4, 4);
        var two = Sample with { Ordinal = 0, Layout = layout, Files = [Sample.Files[0]], Totals = Sample.Totals with { Outcomes = Sample.Totals.Outcomes.SetItem("converged", 1).Remove("non-finite") } };
        Assert.Equal(3, ShardRecord.Parse((two with { Failures = [new(0, "a"), new(1, "b"), new(3, "c")] }).ToBytes()).Failures.Length);
        _ = Assert.Throws<FormatException>(() => ShardRecord.Parse((two with { Failures = [new(0, "a"), new(3, "b"), new(1, "c")] }).ToBytes()));
        _ = Assert.Throws<FormatException>(() => ShardRecord.Parse((two with { Failures = [new(0, "a"), new(1, "b"), new(1, "c")] }).ToBytes()));
    }

    [Fact]
    public void Nesting_without_end_and_bytes_that_are_no_text_are_refused()
    {
        _ = Assert.Throws<FormatException>(() => ShardRecord.Parse(Sealed(new string('[', 100_000))));
        _ = Assert.Throws<FormatException>(() => ShardRecord.Parse(Sealed("null")));
        _ = Assert.Throws<FormatException>(() => ShardRecord.Parse(Sealed("{ \"record\": 5,\n")));
        _ = Assert.Throws<FormatException>(() => ShardRecord.Parse(Sealed("{\n  \"record\": {\"version\": 1, \"layout\": \"\\ud800\"},\n")));
        _ = Assert.Throws<FormatException>(() => ShardRecord.Parse(new byte[ShardRecord.MaximumBytes + 1]));
        _ = Assert.Throws<FormatException>(() => ShardRecord.Parse([]));
    }

    [Fact]
    public void Messages_are_cut_rather_than_the_record_too_long()
    {
        var message = string.Concat(Enumerable.Repeat("a😀", 2_000));
        var layout = new ShardLayout(60_000, 60_000, 60_000);
        var many = Sample with
        {
            Ordinal = 0,
            Layout = layout,
            Files = [Sample.Files[0]],
            Failures = [.. Enumerable.Range(1, 59_999).Select(i => new ManifestFailure(i, message))],
            Totals = Sample.Totals with { Outcomes = Sample.Totals.Outcomes.Clear().Add("converged", 1) },
        };
        var bytes = many.ToBytes();
        Assert.InRange(bytes.Length, 1, ShardRecord.MaximumBytes);
        var again = ShardRecord.Parse(bytes);
        Assert.Equal(59_999, again.Failures.Length);
        Assert.All(again.Failures, f => Assert.EndsWith("…", f.Message, StringComparison.Ordinal));
        Assert.Equal(bytes, again.ToBytes());
    }

    private static byte[] Sealed(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return [.. bytes, .. Encoding.ASCII.GetBytes($"  \"sha256\": \"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))}\"\n}}\n")];
    }
}
