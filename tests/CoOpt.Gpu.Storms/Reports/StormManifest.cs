using System.Runtime.InteropServices;
using System.Text.Json;
using CoOpt.Gpu.Storms.Programs;

namespace CoOpt.Gpu.Storms.Reports;

/// <summary>With what a table was made: the program's version, machine class, system, runtime, command; no paths, no names of machines.</summary>
public static class StormManifest
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The manifest as JSON.</summary>
    public static string Json(JsonElement tool, string command, DateTimeOffset started, DateTimeOffset ended)
    {
        var strace = Strace.Missing is null ? Launch.Run(Path.GetTempPath(), ["strace", "-V"], TimeSpan.FromMinutes(1)).Output.Split('\n')[0].Trim() : null;
        return JsonSerializer.Serialize(
            new
            {
                tool,
                command,
                machine = $"{RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} processors".ToLowerInvariant(),
                system = RuntimeInformation.OSDescription.Split('#')[0].Trim(),
                runtime = RuntimeInformation.FrameworkDescription,
                strace,
                startedUtc = started.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
                endedUtc = ended.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            },
            Indented) + "\n";
    }
}
