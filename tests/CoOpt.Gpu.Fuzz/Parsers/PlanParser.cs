using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Fuzz.Inputs;
using CoOpt.Gpu.Fuzz.Inputs.Generators;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using FsCheck;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>plan.json, and what a program asks of a plan that was read.</summary>
internal sealed class PlanParser : IFuzzedParser
{
    private static readonly string Example = Encoding.UTF8.GetString(SeedInputs.Read("plan")[0].Bytes);

    public string Name => "plan";

    public ImmutableArray<string> Words { get; } =
        ["\"plan\": 1", "\"tables\": 1", "\"axes\": []", "\"files\": []", "\"keys\": ", "\"points\": ", "\"settings\": {}", "{\n  \"number\": \"inf\"\n}", "null", "\"name\": null", "\\u0000", "\\ud800"];

    public Gen<byte[]> Inputs { get; } = JsonTexts.Near(Example, Canonical);

    /// <summary>In canonical form, without which no plan is looked at.</summary>
    public byte[] Seal(byte[] input)
    {
        try
        {
            return Canonical(JsonNode.Parse(input)!);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            return input;
        }
    }

    public string Parse(byte[] input)
    {
        SweepPlan plan;
        try
        {
            plan = SweepPlan.Parse(input);
        }
        catch (FormatException e)
        {
            return Outcomes.Of(e);
        }

        try
        {
            _ = RunFolder.FolderName(plan);
        }
        catch (RunFolderException)
        {
            return "valid, no name of a folder";
        }

        var count = plan.Sweep.Count;
        if (!plan.Bytes.AsSpan().SequenceEqual(input) || plan.Sweep.ValuesAt(0).Length != plan.Sweep.SweptKeys.Count() || plan.Sweep.ValuesAt(count - 1).Length != plan.Sweep.SweptKeys.Count())
        {
            throw new InvalidOperationException("a plan that was read is not what stands in the file");
        }

        return "valid";
    }

    private static byte[] Canonical(JsonNode node) => CanonicalJson.Write(node);
}
