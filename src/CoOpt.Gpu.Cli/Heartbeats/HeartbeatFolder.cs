using System.Collections.Immutable;

namespace CoOpt.Gpu.Cli.Heartbeats;

/// <summary>Reads the heartbeats of a run.</summary>
internal static class HeartbeatFolder
{
    private const string Suffix = ".json";

    // A heartbeat has a few hundred bytes; of more files than there can be processes none is worth a look.
    private const int MostBytes = 4096, MostFiles = 10_000;

    /// <summary>Name of the file of one process at work.</summary>
    public static string FileName(int slice, string attempt) => FormattableString.Invariant($"{slice:00000}-{attempt}{Suffix}");

    /// <summary>The heartbeats in <paramref name="folder"/>, by name; files that are none are left out. One that goes away meanwhile is not there.</summary>
    public static ImmutableArray<Pulse> Read(string folder, DateTimeOffset now, Func<Heartbeat, bool> isKnownDead)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var pulses = ImmutableArray.CreateBuilder<Pulse>();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*" + Suffix).Where(f => !f.Name.StartsWith('.')).OrderBy(f => f.Name, StringComparer.Ordinal).Take(MostFiles))
        {
            if (Bytes(file) is { } bytes && HeartbeatJson.Read(bytes) is { } heartbeat)
            {
                // Clocks of machines differ: a heartbeat from the future is of now.
                var age = now - heartbeat.WrittenUtc is var since && since > TimeSpan.Zero ? since : TimeSpan.Zero;
                pulses.Add(new Pulse(heartbeat, age, isKnownDead(heartbeat)));
            }
        }

        return pulses.ToImmutable();
    }

    private static byte[]? Bytes(FileInfo file)
    {
        try
        {
            return file.LinkTarget is null && file.Length <= MostBytes ? File.ReadAllBytes(file.FullName) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
