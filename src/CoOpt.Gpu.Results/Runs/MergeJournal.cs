using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Manifests;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Shards;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>
/// merge.json: the parts of the output that are whole and durable, so that the shards' traces and states they were made of may be gone. Canonical JSON with its own checksum, twice, for all that is merged
/// hangs on it; one of which neither can be read counts as none, and what it stood for is computed again.
/// </summary>
/// <param name="PlanSha256">SHA-256 of plan.json.</param>
/// <param name="Layout">How the sweep is cut.</param>
/// <param name="Parts">The files of each merged part, by the part's number; none where it has no rows of either kind.</param>
internal sealed record MergeJournal(string PlanSha256, ShardLayout Layout, ImmutableSortedDictionary<int, ImmutableArray<ManifestFile>> Parts)
{
    internal const string FileName = "merge.json";
    private const int Version = 2, MaximumBytes = 256 << 20;

    internal static MergeJournal Empty(string planSha256, ShardLayout layout) => new(planSha256, layout, ImmutableSortedDictionary<int, ImmutableArray<ManifestFile>>.Empty);

    /// <summary>Reads the journal of a run's folder; null where there is none that can be used. The reason says what is wrong with one that is there, usable or not.</summary>
    /// <exception cref="ResultFileException">It is there and cannot be read.</exception>
    internal static (MergeJournal? Journal, string? Reason) Read(OpenFolder folder, string planSha256)
    {
        var (journal, reason) = ReadAny(folder);
        return journal is null || journal.PlanSha256 == planSha256 ? (journal, reason) : (null, "it is of another plan");
    }

    /// <summary>The plan that the journal of a run's folder names; null where there is none that can be read.</summary>
    /// <exception cref="ResultFileException">It is there and cannot be read.</exception>
    internal static string? PlanOf(OpenFolder folder) => ReadAny(folder).Journal?.PlanSha256;

    /// <summary>The same, without the parts of which a file is not there in full length.</summary>
    /// <exception cref="ResultFileException">It, or a part, is there and cannot be read.</exception>
    internal static (MergeJournal? Journal, string? Reason) ReadPresent(OpenFolder folder, string planSha256)
    {
        var (journal, reason) = Read(folder, planSha256);
        return journal is null ? (null, reason) : (journal with { Parts = journal.Parts.RemoveRange(journal.Parts.Where(p => !p.Value.All(f => IsThere(folder, f))).Select(static p => p.Key)) }, reason);
    }

    /// <summary>Whether part <paramref name="part"/> of a run that is cut so is merged.</summary>
    internal bool Has(ShardLayout layout, int part) => Layout == layout && Parts.ContainsKey(part);

    /// <summary>Writes it into a run's folder, whole or not at all.</summary>
    /// <exception cref="ResultFileException">It cannot be written.</exception>
    internal void Write(OpenFolder folder)
    {
        using var file = new AtomicFileStream(folder, FileName);
        file.Write(SealedJson.WriteTwice(ToJson()));
        _ = file.Commit();
    }

    private JsonObject ToJson() => new()
    {
        ["version"] = Version,
        ["planSha256"] = PlanSha256,
        ["layout"] = ShardRecordJson.Layout(Layout),
        ["parts"] = new JsonArray([.. Parts.Select(static p => (JsonNode)new JsonObject
        {
            ["part"] = p.Key,
            ["files"] = new JsonArray([.. p.Value.Select(static f => (JsonNode)new JsonObject { ["name"] = f.Name, ["sha256"] = f.Sha256, ["bytes"] = f.Bytes })]),
        })]),
    };

    private static (MergeJournal? Journal, string? Reason) ReadAny(OpenFolder folder)
    {
        try
        {
            using var file = folder.TryRead(FileName);
            if (file is null)
            {
                return (null, null);
            }

            return SealedJson.ReadTwice(file.ReadAll(MaximumBytes), Read, static j => SealedJson.Write(j.ToJson()));
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            return (null, e.Message);
        }
        catch (ResultFileException e) when (e.IsOtherThing)
        {
            return (null, e.Errno == Errnos.IsFolder ? "it is a folder" : "it is a symbolic link, or no file");
        }
    }

    private static bool IsThere(OpenFolder run, ManifestFile part)
    {
        var names = part.Name.Split('/');
        try
        {
            using var parent = run.TryOpen(names[0]);
            using var file = parent?.TryRead(names[1]);
            return file?.Length == part.Bytes;
        }
        catch (ResultFileException e) when (e.IsOtherThing)
        {
            return false;
        }
    }

    private static MergeJournal Read(System.Text.Json.JsonElement json)
    {
        var version = json.GetProperty("version").GetInt32();
        if (version != Version)
        {
            throw new FormatException($"it is of version {version}, and this program reads {Version}");
        }

        var layout = ShardRecordJson.ReadLayout(json.GetProperty("layout"));
        var parts = ImmutableSortedDictionary.CreateBuilder<int, ImmutableArray<ManifestFile>>();
        foreach (var part in json.GetProperty("parts").EnumerateArray())
        {
            var ordinal = part.GetProperty("part").GetInt32();
            ImmutableArray<ManifestFile> files = [.. part.GetProperty("files").EnumerateArray().Select(static f => new ManifestFile(
                f.GetProperty("name").GetString()!, ShardRecordJson.Hash(f.GetProperty("sha256")), f.GetProperty("bytes").GetInt64()))];
            if (ordinal < 0 || ordinal >= layout.Parts || files.Any(f => f.Name != RunNames.TracePart(ordinal) && f.Name != RunNames.StatePart(ordinal)))
            {
                throw new FormatException("it names a part or a file that its run does not have");
            }

            parts.Add(ordinal, files);
        }

        return new MergeJournal(ShardRecordJson.Hash(json.GetProperty("planSha256")), layout, parts.ToImmutable());
    }
}
