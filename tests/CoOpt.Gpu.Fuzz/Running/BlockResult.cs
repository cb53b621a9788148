using System.Text.Json.Serialization;

namespace CoOpt.Gpu.Fuzz.Running;

/// <summary>What came of a block of inputs.</summary>
internal sealed record BlockResult
{
    /// <summary>Inputs parsed.</summary>
    public long Executions { get; set; }

    /// <summary>How often each outcome came.</summary>
    public SortedDictionary<string, long> Outcomes { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The longest time of one input, in seconds, and which it was.</summary>
    public double Slowest { get; set; }

    public long SlowestIndex { get; set; } = -1;

    /// <summary>The most bytes allocated for one input, and which it was.</summary>
    public long MostBytes { get; set; }

    public long MostBytesIndex { get; set; } = -1;

    /// <summary>The largest resident memory of a process, in bytes.</summary>
    public long Resident { get; set; }

    /// <summary>What must not be.</summary>
    public List<Finding> Findings { get; init; } = [];

    /// <summary>Adds another block's.</summary>
    public void Add(BlockResult other)
    {
        Executions += other.Executions;
        foreach (var (outcome, count) in other.Outcomes)
        {
            Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + count;
        }

        if (other.Slowest > Slowest)
        {
            (Slowest, SlowestIndex) = (other.Slowest, other.SlowestIndex);
        }

        if (other.MostBytes > MostBytes)
        {
            (MostBytes, MostBytesIndex) = (other.MostBytes, other.MostBytesIndex);
        }

        Resident = Math.Max(Resident, other.Resident);
        Findings.AddRange(other.Findings);
    }
}

/// <summary>From the process that parses to the one that watches.</summary>
[JsonSerializable(typeof(BlockResult))]
internal sealed partial class BlockJson : JsonSerializerContext;
