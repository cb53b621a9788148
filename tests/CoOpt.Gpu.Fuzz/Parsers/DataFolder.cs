using System.Collections.Immutable;
using System.IO.Compression;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>Good data files of six nodes, for specs that name them.</summary>
internal sealed class DataFolder
{
    public const int Nodes = 6;

    private const int Images = 24, Side = 2;

    public DataFolder(string path)
    {
        Path = path;
        var mnist = Directory.CreateDirectory(System.IO.Path.Combine(path, "mnist")).FullName;
        foreach (var name in Names.Where(n => n.EndsWith(".csv", StringComparison.Ordinal)))
        {
            File.Copy(System.IO.Path.Combine(Inputs.SeedInputs.Folder("csv"), name), System.IO.Path.Combine(path, name), overwrite: true);
        }

        File.WriteAllBytes(System.IO.Path.Combine(mnist, "train-images-idx3-ubyte"), ImageBytes);
        using var packed = new GZipStream(File.Create(System.IO.Path.Combine(mnist, "train-labels-idx1-ubyte.gz")), CompressionLevel.Fastest);
        packed.Write(LabelBytes);
    }

    /// <summary>What a spec may name.</summary>
    public static ImmutableArray<string> Names { get; } = ["edges.csv", "nodes.csv", "samples.csv", "x.csv", "y.csv", "mnist"];

    /// <summary>Images of 2 × 2 pixels in IDX.</summary>
    public static byte[] ImageBytes { get; } = [0, 0, 8, 3, 0, 0, 0, Images, 0, 0, 0, Side, 0, 0, 0, Side, .. Enumerable.Range(0, Images * Side * Side).Select(k => (byte)(37 * k))];

    /// <summary>Their digits.</summary>
    public static byte[] LabelBytes { get; } = [0, 0, 8, 1, 0, 0, 0, Images, .. Enumerable.Range(0, Images).Select(k => (byte)(k % 10))];

    /// <summary>The folder.</summary>
    public string Path { get; }
}
