using System.Collections.Immutable;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;

namespace CoOpt.Gpu.Results.Shards;

/// <summary>
/// The commit record of a shard, shards/00012.json: where it is, the data it names is whole and durable. Canonical JSON with its own checksum; anything else is no record.
/// </summary>
public sealed record ShardRecord
{
    /// <summary>Version of the record.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Bytes that a record may have.</summary>
    internal const int MaximumBytes = 32 << 20;

    /// <summary>Characters of a message that are kept at first; fewer where the record would get too long.</summary>
    private const int MessageLength = 1000;

    /// <summary>The shard.</summary>
    public required int Ordinal { get; init; }

    /// <summary>How the sweep is cut; the same in all records of a run.</summary>
    public required ShardLayout Layout { get; init; }

    /// <summary>SHA-256 of plan.json.</summary>
    public required string PlanSha256 { get; init; }

    /// <summary>The program that computed it.</summary>
    public required ToolIdentity Program { get; init; }

    /// <summary><c>kernels</c> (any device) or <c>reference</c>: two programs for the same numbers, whose last digits differ.</summary>
    public required string Arithmetic { get; init; }

    /// <summary>The device that computed it.</summary>
    public required DeviceIdentity Device { get; init; }

    /// <summary>Who wrote it: host, process and chance; with the ordinal the name of the folder of its data.</summary>
    public required string Attempt { get; init; }

    /// <summary>Its tables; instances.csv always, the others where they have rows.</summary>
    public required ImmutableArray<ShardFile> Files { get; init; }

    /// <summary>What the run's summary needs of it.</summary>
    public required ShardTotals Totals { get; init; }

    /// <summary>Its instances without a row.</summary>
    public ImmutableArray<ManifestFailure> Failures { get; init; } = [];

    /// <summary>When, and how long.</summary>
    public ShardTimings Timings { get; init; } = new();

    /// <summary>Its first instance.</summary>
    public long From => Layout.RangeOf(Ordinal).From;

    /// <summary>The instance after its last.</summary>
    public long To => Layout.RangeOf(Ordinal).To;

    /// <summary>The folder of its data within shards/.</summary>
    internal string Folder => ShardNames.Folder(Ordinal, Attempt);

    /// <summary>Reads a record.</summary>
    /// <exception cref="FormatException">Not a record of this version, or not as it was written; the message says what is wrong.</exception>
    public static ShardRecord Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaximumBytes)
        {
            throw new FormatException(FormattableString.Invariant($"it has {bytes.Length} bytes, and a record has {MaximumBytes} at most"));
        }

        return SealedJson.Read(bytes, ShardRecordJson.Read, static r => SealedJson.Write(ShardRecordJson.Write(r, int.MaxValue)));
    }

    /// <summary>Its bytes.</summary>
    public byte[] ToBytes()
    {
        for (var length = MessageLength; ; length /= 2)
        {
            var bytes = SealedJson.Write(ShardRecordJson.Write(this, length));
            if (bytes.Length <= MaximumBytes || length == 0)
            {
                return bytes;
            }
        }
    }

    /// <summary>Whether both hold the same data: the same tables by their hashes, and the same instances without a row.</summary>
    internal bool HasDataOf(ShardRecord other) =>
        Files.AsSpan().SequenceEqual(other.Files.AsSpan()) && Failures.Select(static f => f.Instance).SequenceEqual(other.Failures.Select(static f => f.Instance));

    /// <summary>The table of that name; null where it has none.</summary>
    internal ShardFile? File(string name) => Files.FirstOrDefault(f => f.Name == name);
}
