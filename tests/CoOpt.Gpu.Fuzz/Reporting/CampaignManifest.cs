using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Fuzz.Reporting;

/// <summary>With what a table of campaigns was made: the build, the command, the kind of machine; no paths, no names of machines.</summary>
internal static class CampaignManifest
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>This program, whose parsers are those of the same build.</summary>
    public static ToolIdentity Tool { get; } = ToolIdentity.Of(typeof(CampaignManifest).Assembly);

    /// <summary>The manifest as JSON.</summary>
    /// <param name="command">What makes the table again.</param>
    /// <param name="processes">Processes at a time.</param>
    /// <param name="ended">When the table was whole.</param>
    public static string Json(string command, int processes, DateTimeOffset ended) => JsonSerializer.Serialize(
        new
        {
            Tool,
            Command = command,
            Processes = processes,
            Machine = $"{RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} processors".ToLowerInvariant(),
            System = RuntimeInformation.OSDescription.Split('#')[0].Trim(),
            Runtime = RuntimeInformation.FrameworkDescription,
            EndedUtc = ended.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        },
        Indented) + "\n";
}
