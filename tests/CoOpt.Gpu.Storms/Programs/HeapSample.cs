using System.Globalization;

namespace CoOpt.Gpu.Storms.Programs;

/// <summary>What this process cannot do without, whatever its collector has not got round to.</summary>
/// <param name="Seconds">When, from its start.</param>
/// <param name="Live">Bytes of the objects that something refers to.</param>
/// <param name="Outside">Resident bytes that are not the collector's: code, stacks, native memory.</param>
public sealed record HeapSample(double Seconds, long Live, long Outside)
{
    // An entry of a weak table takes that many to go: two for its finalizer, one for itself.
    private const int Collections = 3;

    /// <summary>Collects everything and looks at this process.</summary>
    public static HeapSample Take(double seconds)
    {
        for (var k = 0; k < Collections; k++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();
        }

        return new HeapSample(seconds, GC.GetTotalMemory(forceFullCollection: false), Environment.WorkingSet - GC.GetGCMemoryInfo(GCKind.FullBlocking).TotalCommittedBytes);
    }

    /// <summary>Reads the end of a line as <see cref="ToString"/> writes it; null where it is another.</summary>
    public static HeapSample? TryParse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Split(' ') is [.., "heap", var seconds, var live, var outside]
            ? new HeapSample(double.Parse(seconds, CultureInfo.InvariantCulture), long.Parse(live, CultureInfo.InvariantCulture), long.Parse(outside, CultureInfo.InvariantCulture))
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"heap {Seconds:0.0} {Live} {Outside}");
}
