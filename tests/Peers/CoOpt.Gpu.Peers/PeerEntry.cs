using System.Text.Json;

namespace CoOpt.Gpu.Peers;

/// <summary>One line of peers.json.</summary>
/// <param name="Id">Short name, for the CSV table.</param>
/// <param name="Name">Name in the Markdown table.</param>
/// <param name="Kind">Which goal applies: cpp, honest, numba, batched.</param>
/// <param name="Command">Program and first arguments; a path in it that exists beside peers.json is taken from there.</param>
/// <param name="Serves">Whether it takes requests on its input; otherwise it is started anew for each run.</param>
/// <param name="Needs">What it needs, said where it cannot be started.</param>
internal sealed record PeerEntry(string Id, string Name, string Kind, IReadOnlyList<string> Command, bool Serves = true, string Needs = "")
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    /// <summary>The smallest ratio of the engine's rate to a peer's that counts as reached, by kind; NaN where there is none.</summary>
    public double Goal => Kind switch
    {
        "cpp" => 1.5,
        "honest" or "numba" => 7,
        "batched" => 60,
        _ => double.NaN,
    };

    public static List<PeerEntry> Read(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var entries = JsonSerializer.Deserialize<List<PeerEntry>>(File.ReadAllText(path), Options) ?? throw new FormatException($"{path} holds no list of peers");
        return [.. entries.Select(e => e with { Command = [.. e.Command.Select(c => File.Exists(Path.Combine(folder, c)) ? Path.Combine(folder, c) : c)] })];
    }
}
