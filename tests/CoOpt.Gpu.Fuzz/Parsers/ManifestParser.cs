using System.Collections.Immutable;
using System.Text;
using CoOpt.Gpu.Fuzz.Inputs;
using CoOpt.Gpu.Fuzz.Inputs.Generators;
using CoOpt.Gpu.Results.Manifests;
using FsCheck;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>manifest.json.</summary>
internal sealed class ManifestParser : IFuzzedParser
{
    private static readonly string Example = Encoding.UTF8.GetString(SeedInputs.Read("manifest")[0].Bytes);

    public string Name => "manifest";

    public ImmutableArray<string> Words { get; } =
        ["\"manifest\": 1", "\"outputs\": []", "\"failures\": []", "\"commandLine\": []", "\"seeds\": []", "null", "{}", "\"timings\": {}", "\"tool\": null", "\\u0000", "\\ud800", "2026-01-01T00:00:00Z"];

    public Gen<byte[]> Inputs { get; } = JsonTexts.Near(Example, n => Encoding.UTF8.GetBytes(n.ToJsonString()));

    public string Parse(byte[] input)
    {
        try
        {
            var manifest = RunManifest.Parse(input);

            // What verify and the reports read of it.
            _ = manifest.Outputs.Sum(o => o.Name.Length + o.Sha256.Length) + manifest.Failures.Sum(f => f.Message.Length) + manifest.Seeds.Sum(s => s.Length) + manifest.CommandLine.Sum(s => s.Length)
                + manifest.Outcomes.Count + manifest.Host.Packages.Sum(p => p.Value.Length) + manifest.Tool.ToString().Length + manifest.Device.ToString().Length + manifest.PlanSha256.Length;
            return "valid";
        }
        catch (FormatException e)
        {
            return Outcomes.Of(e);
        }
    }
}
