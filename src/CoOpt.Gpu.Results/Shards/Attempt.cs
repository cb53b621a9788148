using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using CoOpt.Gpu.Results.Files;

namespace CoOpt.Gpu.Results.Shards;

/// <summary>Who writes into a run's folder: <c>HOST-PID-CHANCE</c>, so that one can tell whether he still lives.</summary>
/// <param name="Host">A hash of the machine's name.</param>
/// <param name="Process">The number of the process.</param>
/// <param name="Chance">Told apart from others of the process, and of earlier processes of that number.</param>
public sealed record Attempt(string Host, int Process, string Chance)
{
    private const int ChanceBytes = 4;
    private static readonly ConcurrentDictionary<string, byte> Live = new();

    /// <summary>Its name, fit for that of a file.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Host}-{Process}-{Chance}");

    /// <summary>Whether it is of this machine, and its process is gone. Of other machines nothing is known.</summary>
    public bool IsKnownDead => Host == TemporaryName.Host && (Process == Environment.ProcessId ? !Live.ContainsKey(Name) : !TemporaryName.ProcessLives(Process));

    /// <summary>One nobody else has; it lives until <see cref="End"/>, or as long as the process.</summary>
    public static Attempt New()
    {
        var attempt = new Attempt(TemporaryName.Host, Environment.ProcessId, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(ChanceBytes)));
        Live[attempt.Name] = 0;
        return attempt;
    }

    /// <summary>Reads a name; null where it is none of an attempt.</summary>
    public static Attempt? TryParse(string name) =>
        ShardNames.IsAttempt(name) && name.Split('-') is [var host, var process, var chance] && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            && new Attempt(host, pid, chance) is var attempt && attempt.Name == name ? attempt : null;

    /// <summary>Says that this process no longer writes as this attempt. In containers a restarted program often has the number of its predecessor, whose attempts are not live in it.</summary>
    public void End() => Live.TryRemove(Name, out _);

    /// <summary>
    /// Whether what it wrote can be collected: it is dead, or, on another machine, has not touched it for long. With <paramref name="isAlone"/> no other process of this machine can be writing.
    /// </summary>
    internal bool IsStale(DateTime lastWriteUtc, bool isAlone) =>
        IsKnownDead || (Host == TemporaryName.Host ? isAlone && Process != Environment.ProcessId : lastWriteUtc < DateTime.UtcNow - StaleTemporaries.Patience);
}
