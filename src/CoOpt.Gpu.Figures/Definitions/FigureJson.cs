using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CoOpt.Gpu.Figures.Definitions;

/// <summary>A figure as JSON and back; the same figure gives the same text.</summary>
public static class FigureJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The figure as JSON.</summary>
    public static JsonNode Write(Figure figure) => JsonSerializer.SerializeToNode(figure, Options)!;

    /// <summary>The figure that <paramref name="json"/> describes.</summary>
    /// <exception cref="JsonException">Not a figure.</exception>
    public static Figure Read(JsonNode json) => json.Deserialize<Figure>(Options) ?? throw new JsonException("expected a figure, got null");
}
