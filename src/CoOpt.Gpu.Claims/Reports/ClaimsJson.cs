using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CoOpt.Gpu.Claims.Judging;

namespace CoOpt.Gpu.Claims.Reports;

/// <summary>claims.json and manifest.json to bytes, by generated code.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ClaimsManifest))]
internal sealed partial class ClaimsJson : JsonSerializerContext
{
    internal static byte[] Write(ClaimsManifest manifest) => [.. JsonSerializer.SerializeToUtf8Bytes(manifest, Default.ClaimsManifest), (byte)'\n'];

    /// <summary>The judgements; numbers that JSON has no word for are null.</summary>
    internal static byte[] Write(ImmutableArray<Judgement> judgements, bool isQuick)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteBoolean("quick", isQuick);
            json.WriteStartArray("claims");
            foreach (var (claim, finding) in judgements)
            {
                json.WriteStartObject();
                json.WriteString("claim", claim.Id);
                json.WriteString("statement", claim.Statement);
                json.WriteString("rule", claim.Rule);
                json.WriteString("verdict", VerdictName.Of(finding.Verdict));
                json.WriteString("reason", finding.Reason);
                Texts("specs", claim.Specs);
                Texts("figures", claim.Figures);
                json.WriteStartArray("evidence");
                foreach (var quantity in finding.Quantities)
                {
                    json.WriteStartObject();
                    json.WriteString("quantity", quantity.Name);
                    json.WriteString("statistic", quantity.Statistic);
                    Number("estimate", quantity.Estimate);
                    Number("lower", quantity.Lower);
                    Number("upper", quantity.Upper);
                    json.WriteNumber("n", quantity.Count);
                    json.WriteString("spec", quantity.Spec);
                    json.WriteString("plan", quantity.Plan);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();

            void Texts(string name, ImmutableArray<string> texts)
            {
                json.WriteStartArray(name);
                foreach (var text in texts)
                {
                    json.WriteStringValue(text);
                }

                json.WriteEndArray();
            }

            void Number(string name, double value)
            {
                if (double.IsFinite(value))
                {
                    json.WriteNumber(name, value);
                }
                else
                {
                    json.WriteNull(name);
                }
            }
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }
}
