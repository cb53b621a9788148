using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Fuzz.Inputs.Generators;
using CoOpt.Gpu.Results.Files;
using CoOpt.Gpu.Results.Plans;
using CoOpt.Gpu.Results.Runs;
using FsCheck;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>The journal of a merge.</summary>
internal sealed class MergeParser(string folder) : IFuzzedParser
{
    private static readonly string Hash = new('a', 64);

    private static readonly byte[] Example = SealedJson.Write(JsonNode.Parse(
        $$"""
        { "version": 2, "planSha256": "{{Hash}}", "layout": { "count": 12, "shardSize": 4, "partSize": 8 },
          "parts": [ { "part": 0, "files": [ { "name": "traces/part-00000.csv", "sha256": "{{Hash}}", "bytes": 12 } ] }, { "part": 1, "files": [] } ] }
        """)!.AsObject());

    public string Name => "merge";

    public ImmutableArray<byte[]> Examples { get; } = [Twice(Example), Example];

    public ImmutableArray<string> Words { get; } = ["\"version\": 2", "\"parts\": []", "\"files\": []", "\"part\": ", "traces/part-00001.csv", "states/part-00000.csv", "null", "\\u0000", Hash];

    public Gen<byte[]> Inputs { get; } = JsonTexts.Near(Encoding.UTF8.GetString(Example), static n => Twice(ShardParser.Sealed(n)));

    // Of two copies the first is sealed, and the second made of it.
    public byte[] Seal(byte[] input)
    {
        var end = input.AsSpan().IndexOf("\n}\n"u8);
        return Twice(ShardParser.Resealed(end < 0 ? input : input[..(end + 3)]));
    }

    public string Parse(byte[] input)
    {
        File.WriteAllBytes(Path.Combine(folder, MergeJournal.FileName), input);
        using var run = OpenFolder.Open(folder, FileOperations.Current);
        var (journal, reason) = MergeJournal.Read(run, Hash);
        return journal is not null ? reason ?? "valid" : Outcomes.Of(new FormatException(reason));
    }

    private static byte[] Twice(byte[] once) => [.. once, .. once];
}
