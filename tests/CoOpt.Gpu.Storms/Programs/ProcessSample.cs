using System.Globalization;

namespace CoOpt.Gpu.Storms.Programs;

/// <summary>What a process holds at one moment.</summary>
/// <param name="Seconds">When.</param>
/// <param name="ResidentMegabytes">Resident memory.</param>
/// <param name="Descriptors">Open descriptors.</param>
public sealed record ProcessSample(double Seconds, double ResidentMegabytes, int Descriptors)
{
    /// <summary>Looks at process <paramref name="id"/>; null where it is gone.</summary>
    public static ProcessSample? Of(int id, double seconds)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return line is null ? null : new ProcessSample(seconds, double.Parse(line[6..^2], CultureInfo.InvariantCulture) / 1024, Directory.GetFileSystemEntries($"/proc/{id}/fd").Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
