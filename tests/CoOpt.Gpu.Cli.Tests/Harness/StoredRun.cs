using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CoOpt.Gpu.Cli.Tests.Harness;

/// <summary>A finished tiny run whose files a test damages.</summary>
internal sealed class StoredRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StoredRun(params string[] more) => Shown = TinyRun.Run(_folder, ["--device", "cpu", "--threads", "1", .. more]).Out.TrimEnd('\n');

    /// <summary>The run's folder as a user in <see cref="Base"/> would type it.</summary>
    public string Shown { get; }

    public string Base => _folder.Path;

    public CommandResult Verify(params string[] more) => Run(["verify", Shown, .. more]);

    public CommandResult Run(params string[] arguments) => new CommandRunner { Folder = Base }.Run(arguments);

    public string PathOf(string name) => Path.Combine(Base, Shown, name);

    public string[] Lines(string name) => File.ReadAllText(PathOf(name)).TrimEnd('\n').Split('\n');

    public void Write(string name, IEnumerable<string> lines) => File.WriteAllText(PathOf(name), string.Join('\n', lines) + "\n");

    /// <summary>Enters the hash that <paramref name="name"/> has now into the manifest, as somebody who covers up an edit would.</summary>
    public void Reseal(string name) => Edit(manifest =>
    {
        var bytes = File.ReadAllBytes(PathOf(name));
        var output = manifest["outputs"]!.AsArray().Single(o => (string?)o!["name"] == name)!;
        output["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        output["bytes"] = bytes.Length;
    });

    /// <summary>Edits the manifest.</summary>
    public void Edit(Action<JsonNode> change)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(PathOf("manifest.json")))!;
        change(manifest);
        File.WriteAllText(PathOf("manifest.json"), manifest.ToJsonString());
    }

    public void Dispose() => _folder.Dispose();
}
