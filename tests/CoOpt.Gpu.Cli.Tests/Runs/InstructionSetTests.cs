using CoOpt.Gpu.Cli.Tests.Harness;

namespace CoOpt.Gpu.Cli.Tests.Runs;

/// <summary>A machine with narrower vectors, or none, takes narrower lanes and writes the same bytes.</summary>
public class InstructionSetTests
{
    // Losses, couplings, quantisers and integrators on switching networks; the five seeds differ in networks and data, so lanes are united where there are vectors.
    private const string Mixed = """
        schema: 1
        name: mixed
        problem:
          nodes: 7
          learning: { data: gaussians, dimensions: 3, samplesPerNode: 5 }
        network: { topology: erdos-renyi, p: 0.5, switching: { graphs: 2, every: 7 } }
        links: { rho: 0.125, delta: 0.1 }
        method: { alpha: 0.5 * bound, steps: 120, stopAt: 0 }
        sweep:
          problem.learning.loss: [least-squares, smooth-hinge, logistic]
          links.coupling: [node, edge]
          links.quantizer: [log, uniform]
          method.stepper: [euler, rk4]
          seed: range(0, 5)
        trace: { every: 40 }
        """;

    // Many gains on few networks, so that lanes share networks and data; some runs end early.
    private const string Shared = """
        schema: 1
        name: shared
        problem: { nodes: 9, learning: { loss: quadratic, dimensions: 2 } }
        network: { topology: watts-strogatz, k: 4, p: 0.3 }
        method: { alpha: 0.5 * bound, steps: 400, stopAt: 1e-2 }
        sweep:
          seed: range(0, 3)
          method.alpha: log(0.1, 16, 11) * bound
          links.rho: [0.0625, 0.5]
        trace: { every: 25 }
        """;

    [Fact]
    public void Narrower_vectors_write_the_same_bytes()
    {
        var specs = new[] { Mixed, Shared };
        var widest = specs.Select(s => Files(s, null)).ToArray();
        foreach (var absent in new[] { "AVX512", "AVX2" })
        {
            for (var k = 0; k < specs.Length; k++)
            {
                var files = Files(specs[k], absent);
                Assert.Equal(widest[k].Keys, files.Keys);
                Assert.All(files, f => Assert.True(widest[k][f.Key].AsSpan().SequenceEqual(f.Value), $"{f.Key} differs without {absent}"));
            }
        }
    }

    [Fact]
    public void The_quickstart_is_the_same_without_512_bit_vectors()
    {
        var spec = File.ReadAllText(Path.Combine(Guides.Guide.Root, "experiments", "01-quickstart", "sweep.yaml"));
        var (wide, narrow) = (Files(spec, null, "--quick"), Files(spec, "AVX512", "--quick"));
        Assert.Equal(wide.Keys, narrow.Keys);
        Assert.All(wide, f => Assert.True(narrow[f.Key].AsSpan().SequenceEqual(f.Value), f.Key));
    }

    [Fact]
    public void The_device_says_how_wide_its_lanes_are()
    {
        using var folder = new TemporaryFolder();
        Assert.DoesNotContain("512-bit", Run(folder, "AVX512", "devices"), StringComparison.Ordinal);
        Assert.Contains("X64, scalar", Run(folder, "AVX2", "devices").Replace("Arm64", "X64", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    // What a run leaves but its manifest, which says when and where.
    private static SortedDictionary<string, byte[]> Files(string spec, string? absent, params string[] more)
    {
        using var folder = new TemporaryFolder();
        Run(folder, absent, ["run", folder.Write("sweep.yaml", spec), .. more, "--device", "cpu", "--progress", "none"]);
        var files = folder.Outputs().Where(f => !f.EndsWith("manifest.json", StringComparison.Ordinal)).ToDictionary(f => f, f => File.ReadAllBytes(Path.Combine(folder.Path, f)));
        Assert.Contains(files.Keys, f => f.EndsWith("instances.csv", StringComparison.Ordinal));
        return new(files);
    }

    private static string Run(TemporaryFolder folder, string? absent, params string[] arguments)
    {
        using var process = new CommandProcess(folder.Path, absent is null ? new Dictionary<string, string>() : new() { [$"DOTNET_Enable{absent}"] = "0" }, arguments);
        var result = process.End();
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Out;
    }
}
