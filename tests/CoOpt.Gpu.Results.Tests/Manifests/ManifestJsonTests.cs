using System.Text;
using System.Text.Json;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;

namespace CoOpt.Gpu.Results.Tests.Manifests;

public sealed class ManifestJsonTests
{
    private static readonly RunManifest Manifest = SampleManifest.Of(SweepPlan.Of(Samples.Sweep(), "philox4x32-10/1")) with
    {
        Outputs = [new ManifestFile("plan.json", new string('0', 64), 12)],
    };

    [Fact]
    public void It_reads_back_to_the_same_bytes()
    {
        var bytes = ManifestJson.Write(Manifest);
        Assert.Equal(bytes, ManifestJson.Write(ManifestJson.Read(bytes)));
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Fact]
    public void It_says_who_made_the_run_and_with_what()
    {
        Assert.NotEmpty(Manifest.Tool.Version);
        Assert.DoesNotContain('+', Manifest.Tool.Version);
        Assert.Contains(".NET", Manifest.Host.Runtime, StringComparison.Ordinal);
        Assert.True(Manifest.Host.Processors > 0 && Manifest.Host.MemoryBytes > 0);
        Assert.Contains("CsvHelper", Manifest.Host.Packages.Keys);
    }

    [Fact]
    public void It_holds_no_environment()
    {
        var text = Encoding.UTF8.GetString(ManifestJson.Write(Manifest));
        Assert.DoesNotContain(Environment.GetEnvironmentVariable("PATH") ?? "\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{Environment.MachineName}\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("USER", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"manifest\": 1", "\"manifest\": 2")]
    [InlineData("\"seeds\"", "\"seedlings\"")]
    [InlineData("\"bytes\": 12", "\"bytes\": \"12\"")]
    [InlineData("\"generator\": \"philox4x32-10/1\"", "\"generator\": null")]
    [InlineData("\"outputs\": [", "\"outputs\": [ null, ")]
    [InlineData("\"seeds\": [", "\"seeds\": [ null, ")]
    [InlineData("\"commandLine\": [", "\"commandLine\": [ null, ")]
    [InlineData("\"commandLine\": [", "\"commandLine\": [ 1, ")]
    [InlineData("\"laneWidth\": ", "\"lanes\": ")]
    [InlineData("{", "")]
    public void A_foreign_manifest_is_refused(string from, string to)
    {
        var text = Encoding.UTF8.GetString(ManifestJson.Write(Manifest));
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0);
        _ = Assert.ThrowsAny<JsonException>(() => ManifestJson.Read(Encoding.UTF8.GetBytes(text[..at] + to + text[(at + from.Length)..])));
    }
}
