using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Results.Shards;

/// <summary>A shard's record as JSON and back, every value checked: what it names lies in its own folder, and its counts are those of its range.</summary>
internal static class ShardRecordJson
{
    private const int HashDigits = 64;

    /// <summary>Characters that the texts of a program's or device's identity may have.</summary>
    private const int LongestText = 256;

    /// <summary>Parameters a node that a table may have columns for.</summary>
    private const int MostParameters = 1 << 24;

    private static readonly string[] Arithmetics = ["kernels", "reference"];

    internal static JsonObject Write(ShardRecord record, int messageLength) => new()
    {
        ["version"] = ShardRecord.CurrentVersion,
        ["ordinal"] = record.Ordinal,
        ["from"] = record.From,
        ["to"] = record.To,
        ["layout"] = Layout(record.Layout),
        ["planSha256"] = record.PlanSha256,
        ["program"] = new JsonObject
        {
            ["name"] = record.Program.Name,
            ["version"] = record.Program.Version,
            ["revision"] = record.Program.Revision,
            ["dirty"] = record.Program.Dirty,
        },
        ["arithmetic"] = record.Arithmetic,
        ["device"] = new JsonObject
        {
            ["kind"] = record.Device.Kind,
            ["name"] = record.Device.Name,
            ["driver"] = record.Device.Driver,
            ["laneWidth"] = record.Device.LaneWidth,
            ["threads"] = record.Device.Threads,
        },
        ["attempt"] = record.Attempt,
        ["files"] = new JsonArray([.. record.Files.Select(static f => (JsonNode)new JsonObject
        {
            ["name"] = f.Name,
            ["sha256"] = f.Sha256,
            ["bytes"] = f.Bytes,
            ["rows"] = f.Rows,
            ["parameters"] = f.Parameters,
        })]),
        ["totals"] = Totals(record.Totals),
        ["failures"] = new JsonArray([.. record.Failures.Select(f => (JsonNode)new JsonObject { ["instance"] = f.Instance, ["message"] = Shortened(f.Message, messageLength) })]),
        ["timings"] = new JsonObject
        {
            ["startedUtc"] = Time(record.Timings.StartedUtc),
            ["committedUtc"] = Time(record.Timings.CommittedUtc),
            ["nodeSteps"] = Number(record.Timings.NodeSteps),
            ["wallSeconds"] = Number(record.Timings.WallSeconds),
            ["deviceSeconds"] = Number(record.Timings.DeviceSeconds),
            ["kernelSeconds"] = Number(record.Timings.KernelSeconds),
            ["preparationSeconds"] = Number(record.Timings.PreparationSeconds),
            ["outputSeconds"] = Number(record.Timings.OutputSeconds),
        },
    };

    /// <exception cref="FormatException">A value is not one that a record can have.</exception>
    internal static ShardRecord Read(JsonElement json)
    {
        var version = json.GetProperty("version").GetInt32();
        if (version != ShardRecord.CurrentVersion)
        {
            throw new OtherVersionException($"it is of version {version}, and this program reads {ShardRecord.CurrentVersion}");
        }

        var layout = ReadLayout(json.GetProperty("layout"));
        var ordinal = json.GetProperty("ordinal").GetInt32();
        Require(ordinal >= 0 && ordinal < layout.Shards, "it is of a shard that its sweep does not have");
        var (from, to) = layout.RangeOf(ordinal);
        var (program, device) = (json.GetProperty("program"), json.GetProperty("device"));
        var record = new ShardRecord
        {
            Ordinal = ordinal,
            Layout = layout,
            PlanSha256 = Hash(json.GetProperty("planSha256")),
            Program = new ToolIdentity(Text(program, "name")!, Text(program, "version")!, Text(program, "revision"), program.GetProperty("dirty") is { ValueKind: not JsonValueKind.Null } dirty ? dirty.GetBoolean() : null),
            Arithmetic = json.GetProperty("arithmetic").GetString()!,
            Device = new DeviceIdentity(Text(device, "kind")!, Text(device, "name")!, Text(device, "driver")!, device.GetProperty("laneWidth").GetInt32(), device.GetProperty("threads").GetInt32()),
            Attempt = json.GetProperty("attempt").GetString()!,
            Files = [.. json.GetProperty("files").EnumerateArray().Select(static f => new ShardFile(
                f.GetProperty("name").GetString()!,
                Hash(f.GetProperty("sha256")),
                f.GetProperty("bytes").GetInt64(),
                f.GetProperty("rows").GetInt64(),
                f.GetProperty("parameters").GetInt32()))],
            Totals = ReadTotals(json.GetProperty("totals")),
            Failures = [.. json.GetProperty("failures").EnumerateArray().Select(static f => new ManifestFailure(f.GetProperty("instance").GetInt64(), f.GetProperty("message").GetString() ?? throw new FormatException("a failure in it has no message")))],
            Timings = ReadTimings(json.GetProperty("timings")),
        };
        Require(Arithmetics.Contains(record.Arithmetic), "its arithmetic is neither kernels nor reference");
        Require(ShardNames.IsAttempt(record.Attempt), "its attempt is not one");
        var tables = record.Files.Select(static f => f.Name);
        Require(tables.FirstOrDefault() == ShardNames.Instances && tables.SequenceEqual(ShardNames.Tables.Where(tables.Contains)), "its files are not those of a shard");
        Require(record.Files.All(static f => f is { Bytes: > 0, Rows: >= 0, Parameters: >= 0 and <= MostParameters }), "a length or count of its files is out of range");
        Require(record.Totals.Outcomes.Values.All(v => v > 0 && v <= to - from), "its outcomes are out of range");
        Require(record.Totals.Instances == record.Files[0].Rows && record.Files[0].Rows + record.Failures.Length == to - from, "its instances are not as many as its range has");
        Require(record.Failures.Zip(record.Failures.Skip(1)).All(static p => p.First.Instance < p.Second.Instance) && record.Failures.All(f => f.Instance >= from && f.Instance < to), "its failures are not of its range");
        return record;
    }

    internal static JsonObject Layout(ShardLayout layout) => new() { ["count"] = layout.Count, ["shardSize"] = layout.ShardSize, ["partSize"] = layout.PartSize };

    internal static ShardLayout ReadLayout(JsonElement json)
    {
        var layout = new ShardLayout(json.GetProperty("count").GetInt64(), json.GetProperty("shardSize").GetInt32(), json.GetProperty("partSize").GetInt32());
        Require(layout.IsValid, "its layout is not one of a sweep");
        return layout;
    }

    internal static string Hash(JsonElement json) =>
        json.GetString() is { Length: HashDigits } hash && hash.All(char.IsAsciiHexDigitLower) ? hash : throw new FormatException("a hash in it is not one");

    private static JsonObject Totals(ShardTotals totals) => new()
    {
        ["outcomes"] = new JsonObject(totals.Outcomes.Select(static o => KeyValuePair.Create(o.Key, (JsonNode?)o.Value))),
        ["within"] = totals.Within,
        ["unbounded"] = totals.Unbounded,
        ["withinDiverged"] = totals.WithinDiverged,
        ["oscillating"] = totals.Oscillating,
        ["feasibilityMax"] = Number(totals.FeasibilityMax),
        ["trackerDriftMax"] = Number(totals.TrackerDriftMax),
    };

    private static ShardTotals ReadTotals(JsonElement json) => new()
    {
        Outcomes = json.GetProperty("outcomes").EnumerateObject().ToImmutableSortedDictionary(static o => OutcomeNames.Of(OutcomeNames.Parse(o.Name)), static o => o.Value.GetInt64(), StringComparer.Ordinal),
        Within = json.GetProperty("within").GetInt64(),
        Unbounded = json.GetProperty("unbounded").GetInt64(),
        WithinDiverged = json.GetProperty("withinDiverged").GetInt64(),
        Oscillating = json.GetProperty("oscillating").GetInt64(),
        FeasibilityMax = Number(json.GetProperty("feasibilityMax")),
        TrackerDriftMax = Number(json.GetProperty("trackerDriftMax")),
    };

    private static ShardTimings ReadTimings(JsonElement json) => new()
    {
        StartedUtc = Time(json.GetProperty("startedUtc")),
        CommittedUtc = Time(json.GetProperty("committedUtc")),
        NodeSteps = Number(json.GetProperty("nodeSteps")),
        WallSeconds = Number(json.GetProperty("wallSeconds")),
        DeviceSeconds = Number(json.GetProperty("deviceSeconds")),
        KernelSeconds = Number(json.GetProperty("kernelSeconds")),
        PreparationSeconds = Number(json.GetProperty("preparationSeconds")),
        OutputSeconds = Number(json.GetProperty("outputSeconds")),
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(JsonElement json) => new(DateTime.ParseExact(json.GetString()!, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind).ToUniversalTime());

    // Maxima may be infinite or no number, which JSON lacks.
    private static JsonNode? Number(double value) => SettingJson.Write(SettingValue.Of(value));

    private static double Number(JsonElement json) => SettingJson.Read(json).Number ?? throw new FormatException("a number in it is not one");

    private static string? Text(JsonElement json, string name)
    {
        var text = json.GetProperty(name).GetString();
        Require(text is null ? name == "revision" : text.Length <= LongestText, $"its program or device has no {name}, or one that is too long");
        return text;
    }

    // Not within a pair of surrogates, which would be no text any more.
    private static string Shortened(string message, int length) =>
        message.Length <= length ? message : string.Concat(message.AsSpan(0, length > 0 && char.IsHighSurrogate(message[length - 1]) ? length - 1 : length), "…");

    private static void Require(bool condition, string reason)
    {
        if (!condition)
        {
            throw new FormatException(reason);
        }
    }
}
