using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoOpt.Gpu.Results.Files;

/// <summary>
/// Names of temporary files: <c>.{final name}.{host}-{pid}-{number}.tmp</c>, host being a hash, so that one can tell whether the writer still lives.
/// </summary>
internal static class TemporaryName
{
    private const string Suffix = ".tmp";

    /// <summary>A hash of this machine's name.</summary>
    internal static readonly string Host = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)))[..8];
    private static readonly ConcurrentDictionary<string, byte> Live = new();
    private static int _last;

    /// <summary>A name nobody else uses; <see cref="Release"/> it when the file is gone.</summary>
    internal static string Take(string finalName)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $".{finalName}.{Host}-{Environment.ProcessId}-{Interlocked.Increment(ref _last)}{Suffix}");
        Live[name] = 0;
        return name;
    }

    /// <summary>Says that this process no longer writes to <paramref name="name"/>.</summary>
    internal static void Release(string name) => Live.TryRemove(name, out _);

    /// <summary>
    /// Whether <paramref name="name"/> is a temporary file whose writer is known to be dead, or that nobody has written to since before <paramref name="old"/>. With <paramref name="isAlone"/> no other process
    /// of this machine lives that could have written it.
    /// </summary>
    internal static bool IsStale(string name, DateTime lastWriteUtc, DateTime old, bool isAlone)
    {
        if (!TryParse(name, out var host, out var pid))
        {
            return false;
        }

        // A process of another host cannot be asked; only age tells.
        return (host == Host && !IsAlive(name, pid, isAlone)) || (host != Host && lastWriteUtc < old);
    }

    /// <summary>Whether a file of that name, without its folder, is one in the making.</summary>
    internal static bool IsOne(string name) => TryParse(name, out _, out _);

    /// <summary>Whether a process of this machine has that number.</summary>
    internal static bool ProcessLives(int pid)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(pid);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsAlive(string name, int pid, bool isAlone)
    {
        if (pid == Environment.ProcessId)
        {
            // In containers a restarted program often has the number of its predecessor.
            return Live.ContainsKey(name);
        }

        return !isAlone && ProcessLives(pid);
    }

    private static bool TryParse(string name, out string host, out int pid)
    {
        (host, pid) = ("", 0);
        if (!name.StartsWith('.') || !name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return false;
        }

        var stem = name.AsSpan(1, name.Length - 1 - Suffix.Length);
        var dot = stem.LastIndexOf('.');
        var fields = dot > 0 ? stem[(dot + 1)..].ToString().Split('-') : [];
        host = fields.Length > 0 ? fields[0] : "";
        return fields.Length == 3 && host.Length == Host.Length
            && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out pid)
            && int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}
