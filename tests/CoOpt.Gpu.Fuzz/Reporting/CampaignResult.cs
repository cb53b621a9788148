using System.Text.Json;
using System.Text.Json.Serialization;
using CoOpt.Gpu.Fuzz.Running;
using CoOpt.Gpu.Results.Manifests;

namespace CoOpt.Gpu.Fuzz.Reporting;

/// <summary>What came of a campaign so far.</summary>
/// <param name="Parser">Its parser.</param>
/// <param name="Seed">The seed of its inputs.</param>
/// <param name="Tool">The program whose inputs and parsers these are: those of another build are another campaign.</param>
/// <param name="Total">All of its inputs, from the first on.</param>
/// <param name="Seconds">Time that passed.</param>
internal sealed record CampaignResult(string Parser, ulong Seed, ToolIdentity Tool, BlockResult Total, double Seconds)
{
    /// <summary>None of its inputs yet.</summary>
    public static CampaignResult Begun(string parser, ulong seed) => new(parser, seed, CampaignManifest.Tool, new BlockResult(), 0);

    /// <summary>What an earlier process of this build left of this campaign in <paramref name="file"/>; nothing yet where there is none.</summary>
    public static CampaignResult Read(string file, string parser, ulong seed) =>
        File.Exists(file) && JsonSerializer.Deserialize(File.ReadAllBytes(file), CampaignJson.Default.CampaignResult) is { } result && result.Parser == parser && result.Seed == seed && result.Tool == CampaignManifest.Tool ? result : Begun(parser, seed);

    /// <summary>Leaves it for a later program.</summary>
    public void Write(string file)
    {
        File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(this, CampaignJson.Default.CampaignResult));
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>With the inputs that follow.</summary>
    public CampaignResult Plus(CampaignResult next)
    {
        var total = new BlockResult();
        total.Add(Total);
        total.Add(next.Total);
        return this with { Total = total, Seconds = Seconds + next.Seconds };
    }
}

/// <summary>A campaign to and from a file.</summary>
[JsonSerializable(typeof(CampaignResult))]
internal sealed partial class CampaignJson : JsonSerializerContext;
