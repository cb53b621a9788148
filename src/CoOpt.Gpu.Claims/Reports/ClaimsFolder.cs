using System.Collections.Immutable;
using System.Text;
using CoOpt.Gpu.Claims.Judging;
using CoOpt.Gpu.Figures.Reports.Pages;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Tables;

namespace CoOpt.Gpu.Claims.Reports;

/// <summary>The files of a claims report: claims.md, claims.csv, evidence.csv, claims.json, and manifest.json, written last.</summary>
public static class ClaimsFolder
{
    /// <summary>Writes them into <paramref name="folder"/>, which is made where there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="judgements">The judgements in order.</param>
    /// <param name="manifest">The manifest, its outputs still empty.</param>
    /// <param name="results">The way from the folder to that of results, with forward slashes.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(string folder, ImmutableArray<Judgement> judgements, ClaimsManifest manifest, string results)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        Directory.CreateDirectory(folder);
        ImmutableArray<(string Name, byte[] Bytes)> files =
        [
            ("claims.csv", Csv(ClaimsTables.Verdicts(judgements))),
            ("evidence.csv", Csv(ClaimsTables.Evidence(judgements))),
            ("claims.json", ClaimsJson.Write(judgements, manifest.Quick)),
            ("claims.md", Encoding.UTF8.GetBytes(MarkdownWriter.Write(ClaimsPage.Of(judgements, manifest.Quick, results), "figures"))),
        ];
        ImmutableArray<ManifestFile> outputs = [.. files.Select(f => AtomicFileStream.WriteAll(Path.Combine(folder, f.Name), f.Bytes)).Zip(files, (w, f) => new ManifestFile(f.Name, w.Sha256, w.Bytes))];
        AtomicFileStream.WriteAll(Path.Combine(folder, "manifest.json"), ClaimsJson.Write(manifest with { Outputs = outputs }));
    }

    private static byte[] Csv(DataTable table)
    {
        using var stream = new MemoryStream();
        table.Write(stream);
        return stream.ToArray();
    }
}
