using System.Security.Cryptography;
using System.Text.Json;
using CoOpt.Gpu.Claims.Judging;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Conventions.Tests;

public sealed class ClaimTests
{
    private const string Full = "results/claims";
    private const string Quick = "results/claims/quick";

    [Fact]
    public void There_are_twenty_claims() => Assert.Equal(Enumerable.Range(1, 20), ClaimCatalogue.All.Select(c => c.Number));

    [Fact]
    public void Every_spec_and_every_figure_of_a_claim_is_there() => Assert.All(ClaimCatalogue.All, claim =>
    {
        Assert.All(claim.Specs, s => Assert.Contains($"experiments/{s}", Repository.Files));
        Assert.All(claim.Figures, f => Assert.Contains($"results/{f}.svg", Repository.Files));
    });

    [Fact]
    public void The_kept_verdicts_are_those_of_todays_claims_and_of_the_quick_form()
    {
        var full = Verdicts(Full);
        Assert.Equal(full.Select(v => (v.Claim, v.Verdict)), Verdicts(Quick).Select(v => (v.Claim, v.Verdict)));
        Assert.Equal(ClaimCatalogue.All.Select(c => (c.Id, c.Statement, c.Rule)), full.Select(v => (v.Claim, v.Statement, v.Rule)));
        Assert.DoesNotContain(full, v => v.Verdict == VerdictName.Of(Verdict.NotDecidable));
    }

    [Fact]
    public void The_first_page_has_the_kept_verdicts() =>
        Assert.All(Verdicts(Full), v => Assert.Contains($"| {v.Claim} | {v.Statement.TrimEnd('.').Replace("|", "\\|", StringComparison.Ordinal)} | {v.Verdict} |", Repository.Read("README.md"), StringComparison.Ordinal));

    [Theory]
    [InlineData(Full)]
    [InlineData(Quick)]
    public void What_is_kept_of_the_claims_is_what_the_manifest_says(string folder)
    {
        using var manifest = JsonDocument.Parse(Repository.Read($"{folder}/manifest.json"));
        Assert.Equal(folder == Quick, manifest.RootElement.GetProperty("quick").GetBoolean());
        var outputs = manifest.RootElement.GetProperty("outputs").EnumerateArray().ToList();
        Assert.Equal(4, outputs.Count);
        Assert.All(outputs, o => Assert.Equal(
            o.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Repository.Root, folder, o.GetProperty("name").GetString()!))))));
    }

    private static List<(string Claim, string Statement, string Rule, string Verdict)> Verdicts(string folder)
    {
        using var table = TableReader.Open(Path.Combine(Repository.Root, folder, "claims.csv"));
        var verdicts = new List<(string, string, string, string)>();
        while (table.Read())
        {
            verdicts.Add((table.Row.Text("claim"), table.Row.Text("statement"), table.Row.Text("rule"), table.Row.Text("verdict")));
        }

        return verdicts;
    }
}
