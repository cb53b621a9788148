using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Reports;

/// <summary>A stored run of a spec, with its report.</summary>
internal sealed class ReportedRun : IDisposable
{
    /// <summary>α over and under the bound, two quantiser steps, four seeds: every section of a report has something to say.</summary>
    public const string Swept =
        """
        schema: 1
        name: swept
        problem:
          nodes: 6
          cpu: { box: none }
          learning: { loss: quadratic }
        network: { topology: ring }
        links: { coupling: edge, quantizer: log, rho: 0.125 }
        method: { step: 0.02, steps: 2000, stopAt: 1e-6 }
        sweep:
          method.alpha: log(0.5, 500, 4) * bound
          links.rho: [0.125, 0.5]
          seed: range(0, 4)
        trace: { every: 20 }
        """;

    private readonly TemporaryFolder _folder = new();

    public ReportedRun(string spec = Swept)
    {
        var made = new CommandRunner { Folder = _folder.Path }.Run("run", _folder.Write("spec.yaml", spec), "--device", "cpu", "--threads", "1", "--progress", "none");
        Assert.True(made.ExitCode == 0, made.Error);
        Shown = made.Out.TrimEnd('\n');
    }

    /// <summary>The run's folder as a user in <see cref="Base"/> would type it.</summary>
    public string Shown { get; }

    public string Base => _folder.Path;

    public string PathOf(string name) => Path.Combine(Base, Shown, name);

    public CommandResult Run(params string[] arguments) => new CommandRunner { Folder = Base }.Run(arguments);

    /// <summary>Makes the report, and returns the path of report.html.</summary>
    public string Report()
    {
        var result = Run("report", Shown);
        Assert.True(result.ExitCode == 0, result.Error);
        return PathOf("report.html");
    }

    /// <summary>Enters the hash that <paramref name="name"/> has now into the manifest.</summary>
    public void Reseal(string name)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(PathOf("manifest.json")))!;
        var bytes = File.ReadAllBytes(PathOf(name));
        var output = manifest["outputs"]!.AsArray().Single(o => (string?)o!["name"] == name)!;
        (output["sha256"], output["bytes"]) = (Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
        File.WriteAllText(PathOf("manifest.json"), manifest.ToJsonString());
    }

    public void Dispose() => _folder.Dispose();
}
