using System.Security.Cryptography;
using System.Text.Json;
using CoOpt.Gpu.Claims.Judging;
using CoOpt.Gpu.Claims.Reports;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Claims.Tests.Reports;

public sealed class ClaimsFolderTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_files_say_the_same_and_the_manifest_has_their_hashes()
    {
        var run = SampleRuns.Of(["links.coupling: node, edge", "seed: 0, 1"], ("feasibility_max", _ => double.PositiveInfinity), ("demand", _ => 2.0));
        var judgement = Judgement.Of(ClaimCatalogue.Find("C1")!, SampleRuns.Set(("04-svm-consensus/sweep.yaml", run)));
        ClaimsFolder.Write(_folder, [judgement, Judgement.Of(ClaimCatalogue.Find("C3")!, SampleRuns.Set())], Manifest(), "..");

        using var claims = TableReader.Open(Path.Combine(_folder, "claims.csv"));
        Assert.True(claims.Read());
        Assert.Equal("does not hold", claims.Row.Text("verdict"));
        Assert.True(claims.Read());
        Assert.Equal("not decidable here", claims.Row.Text("verdict"));

        using var evidence = TableReader.Open(Path.Combine(_folder, "evidence.csv"));
        Assert.True(evidence.Read());
        Assert.Equal((double.PositiveInfinity, run.Plan.Hash), (evidence.Row.Number("estimate"), evidence.Row.Text("plan")));

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "claims.json")));
        Assert.Equal("does not hold", json.RootElement.GetProperty("claims")[0].GetProperty("verdict").GetString());
        Assert.Contains("## C1 does not hold", File.ReadAllText(Path.Combine(_folder, "claims.md")), StringComparison.Ordinal);

        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "manifest.json")));
        Assert.Equal(4, manifest.RootElement.GetProperty("outputs").GetArrayLength());
        Assert.All(manifest.RootElement.GetProperty("outputs").EnumerateArray(), o => Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder, o.GetProperty("name").GetString()!)))), o.GetProperty("sha256").GetString()));
    }

    private static ClaimsManifest Manifest() => new()
    {
        Tool = new ToolIdentity("coopt", "1", null, null),
        CommandLine = ["claims"],
        Quick = true,
        Host = HostIdentity.Current(),
        StartedUtc = DateTimeOffset.UnixEpoch,
        TotalSeconds = 1,
        Runs = [],
    };
}
