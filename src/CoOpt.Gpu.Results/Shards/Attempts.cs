using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Results.Shards;

/// <summary>Names of attempts at a shard, <c>HOST-PID-CHANCE</c>, host being a hash, so that one can tell whether the writer still lives.</summary>
internal static class Attempts
{
    private const int ChanceBytes = 4;
    private static readonly ConcurrentDictionary<string, byte> Live = new();

    /// <summary>A name nobody else uses; <see cref="Release"/> it when its folder is committed or gone.</summary>
    internal static string Take()
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{TemporaryName.Host}-{Environment.ProcessId}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(ChanceBytes))}");
        Live[name] = 0;
        return name;
    }

    /// <summary>Says that this process no longer writes as <paramref name="attempt"/>.</summary>
    internal static void Release(string attempt) => Live.TryRemove(attempt, out _);

    /// <summary>Whether the writer of <paramref name="attempt"/> is known to be dead, or, on another machine, has not touched its folder for long.</summary>
    internal static bool IsStale(string attempt, DateTime lastWriteUtc)
    {
        var fields = attempt.Split('-');
        if (fields[0] != TemporaryName.Host)
        {
            return lastWriteUtc < DateTime.UtcNow - StaleTemporaries.Patience;
        }

        // In containers a restarted program often has the number of its predecessor.
        return !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            || (pid == Environment.ProcessId ? !Live.ContainsKey(attempt) : !TemporaryName.ProcessLives(pid));
    }
}
