using System.Collections.Immutable;
using System.Text;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Files;
using CoOpt.Gpu.Specs.Loading;
using FsCheck;
using FsCheck.Fluent;

namespace CoOpt.Gpu.Fuzz.Parsers;

/// <summary>MNIST's files, plain and gzip: an input is the images, or the labels where its rank is 1; the other file is a good one.</summary>
internal sealed class IdxParser : IFuzzedParser
{
    /// <summary>Of the inputs that the reader refuses, so many go through the loading of a spec as well, which takes ten times as long.</summary>
    private const int OneLoaded = 8;

    private static readonly byte[] Spec = Encoding.UTF8.GetBytes(
        "schema: 1\nname: t\nproblem: { nodes: 6, learning: { loss: logistic, data: { mnist: fuzz-mnist, classes: [0, 1] } } }\nlinks: { coupling: ideal, quantizer: none }\nmethod: { alpha: 1 }\n");

    private readonly DataFolder _data;
    private readonly string _images, _labels;

    public IdxParser(DataFolder data)
    {
        _data = data;
        var folder = Directory.CreateDirectory(Path.Combine(data.Path, "fuzz-mnist")).FullName;
        (_images, _labels) = (Path.Combine(folder, "train-images-idx3-ubyte"), Path.Combine(folder, "train-labels-idx1-ubyte"));
    }

    public string Name => "idx";

    public bool IsPacked => true;

    public ImmutableArray<string> Words { get; } = ["\0\0\b\u0001", "\0\0\b\u0003", "\0\0\0\u0018", "\0\0\0\0", "\0\0\t\u0003"];

    public Gen<byte[]> Inputs { get; } =
        from rank in Gen.Elements(1, 3, 3, 2)
        from dimensions in Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 30), Gen.Elements(int.MaxValue, 65536, 500_000_000, -1)), rank)
        from surplus in Gen.Choose(-1, 1)
        from fill in Gen.Choose(0, 11)
        select Write(dimensions, surplus, (byte)fill);

    public string Parse(byte[] input)
    {
        var isLabels = input.Length > 3 && input[3] == 1;
        if (input.Length % OneLoaded != 0 && Refusal(input, isLabels ? 1 : 3) is { } refusal)
        {
            return refusal;
        }

        Place(_images, isLabels ? DataFolder.ImageBytes : input);
        Place(_labels, isLabels ? input : DataFolder.LabelBytes);
        var result = SpecLoader.Load(Spec, "sweep.yaml", _data.Path);
        return $"{(isLabels ? "labels" : "images")} {Outcomes.Of(result.Diagnostics, result.IsValid)} {Reason(result.Diagnostics)}";
    }

    /// <summary>Why the array itself is refused; null where it is taken, and the rest is to be seen.</summary>
    private static string? Refusal(byte[] input, int rank)
    {
        try
        {
            _ = IdxArray.Read(input, rank);
            return null;
        }
        catch (InvalidDataException e)
        {
            return Outcomes.Of(e);
        }
    }

    /// <summary>All refusals of a file have one code; what stands before the first number tells them apart.</summary>
    private static string Reason(ImmutableArray<Diagnostic> problems) =>
        problems is [var first, ..] && first.Message.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var at ? new string([.. first.Message[(at + 2)..].TakeWhile(c => !char.IsAsciiDigit(c))]).TrimEnd() : "";

    /// <summary>A packed file has its ending, and the other one is not there.</summary>
    private static void Place(string path, byte[] bytes)
    {
        var isPacked = bytes is [0x1F, 0x8B, ..];
        File.Delete(path + (isPacked ? "" : ".gz"));
        File.WriteAllBytes(path + (isPacked ? ".gz" : ""), bytes);
    }

    private static byte[] Write(int[] dimensions, int surplus, byte fill)
    {
        const long Most = 4000;
        var size = dimensions.Aggregate(1L, (n, d) => Math.Min(Most, n * Math.Max(0L, d)));
        return [0, 0, 8, (byte)dimensions.Length, .. dimensions.SelectMany(d => new[] { (byte)(d >> 24), (byte)(d >> 16), (byte)(d >> 8), (byte)d }), .. Enumerable.Repeat(fill, (int)Math.Max(0, size + surplus))];
    }
}
