using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using CoOpt.Gpu.Cli.Explanations;
using CoOpt.Gpu.Cli.Tests.Harness;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Figures;
using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Cli.Tests.Explanations;

/// <summary>Reads an example as its reader would: completed by what every spec has, with its files beside it.</summary>
internal static class ExampleSpec
{
    private const int Images = 40;

    public static ImmutableArray<Diagnostic> Problems(Example example)
    {
        if (example.Text.StartsWith("figures:", StringComparison.Ordinal))
        {
            return FigureFile.Load(Encoding.UTF8.GetBytes("schema: 1\n" + example.Text), "figures.yaml").Diagnostics;
        }

        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "mnist"));
        foreach (var (name, bytes) in Mnist().Concat(example.Files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Text)))))
        {
            File.WriteAllBytes(Path.Combine(folder.Path, name), bytes);
        }

        var options = example.Options.Select(o => o.Split(' ', 2)).ToLookup(o => o[0], o => o[^1]);
        var result = SpecLoader.Load(
            Encoding.UTF8.GetBytes(Complete(example.Text)), "sweep.yaml", folder.Path, new SpecOverrides([.. options["--set"]], [.. options["--sweep"]], options.Contains("--quick")));
        Assert.Equal(result.IsValid, !result.Diagnostics.Any(d => d.IsError));
        return result.Diagnostics;
    }

    private static string Complete(string text)
    {
        ImmutableArray<string> head = text.Contains("schema:", StringComparison.Ordinal) ? [] : ["schema: 1"];
        return string.Join('\n', [.. head, .. text.StartsWith("name:", StringComparison.Ordinal) || head.IsEmpty ? (ImmutableArray<string>)[] : ["name: example"], text, ""]);
    }

    // Forty images of four pixels; every digit occurs four times.
    private static IEnumerable<(string Name, byte[] Bytes)> Mnist() =>
    [
        ("mnist/train-images-idx3-ubyte", [.. Header(3, Images, 2, 2), .. Enumerable.Range(0, 4 * Images).Select(k => (byte)(k * 37))]),
        ("mnist/train-labels-idx1-ubyte", [.. Header(1, Images), .. Enumerable.Range(0, Images).Select(k => (byte)(k % 10))]),
    ];

    private static byte[] Header(byte rank, params int[] dimensions)
    {
        var bytes = new byte[4 * (dimensions.Length + 1)];
        (bytes[2], bytes[3]) = (8, rank);
        for (var k = 0; k < dimensions.Length; k++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * (k + 1)), dimensions[k]);
        }

        return bytes;
    }
}
