using System.Text.Json;
using CoOpt.Gpu.Specs.Keys;
using CoOpt.Gpu.Specs.Schema;

namespace CoOpt.Gpu.Specs.Tests.Schema;

public class SpecSchemaTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(SpecSchema.Json()).RootElement;

    [Fact]
    public void Names_its_draft_and_what_is_required()
    {
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", Root.GetProperty("$schema").GetString());
        Assert.Equal(["schema", "name"], Root.GetProperty("required").EnumerateArray().Select(e => e.GetString()));
        Assert.False(Root.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void Describes_every_key_and_every_axis()
    {
        foreach (var key in SpecKeys.All)
        {
            var node = Root;
            foreach (var part in key.Path.Split('.'))
            {
                node = node.TryGetProperty("anyOf", out var forms) ? forms[1] : node;
                node = node.GetProperty("properties").GetProperty(part);
            }

            Assert.Contains(key.Text, node.GetProperty("description").GetString(), StringComparison.Ordinal);
            Assert.Equal(key.Default is not null, node.TryGetProperty("default", out _));
            Assert.Equal(key.Sweepable, Root.GetProperty("properties").GetProperty("sweep").GetProperty("properties").TryGetProperty(key.Path, out _));
        }
    }

    [Fact]
    public void Uses_keywords_of_the_draft_only()
    {
        string[] keywords =
        [
            "$schema", "title", "description", "default", "examples", "type", "enum", "anyOf", "properties", "additionalProperties", "required", "items", "uniqueItems", "minItems", "maxItems",
            "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "pattern", "minLength", "maxLength",
        ];
        Walk(Root, isSchema: true);

        void Walk(JsonElement element, bool isSchema)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                element.EnumerateArray().ToList().ForEach(e => Walk(e, true));
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in element.EnumerateObject())
                {
                    Assert.True(!isSchema || keywords.Contains(property.Name), property.Name);
                    if (!isSchema || property.Name is "properties" or "items" or "anyOf")
                    {
                        Walk(property.Value, !isSchema || property.Name != "properties");
                    }
                }
            }
        }
    }

    [Fact]
    public void Key_names_are_camel_case_and_documented()
    {
        Assert.All(SpecKeys.All, k => Assert.True(k.Name == "C" || (char.IsAsciiLetterLower(k.Name[0]) && k.Name.All(char.IsAsciiLetterOrDigit)), k.Path));
        Assert.All(SpecKeys.All, k => Assert.EndsWith(".", k.Text, StringComparison.Ordinal));
        Assert.Equal(SpecKeys.All.Length, SpecKeys.All.Select(k => k.Path).Distinct().Count());
    }
}
