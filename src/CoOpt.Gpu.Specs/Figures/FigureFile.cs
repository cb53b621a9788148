using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;
using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Specs.Figures;

/// <summary>Reads a file of figures (figures.yaml) under the same guards as a spec, and reports every problem found.</summary>
public static class FigureFile
{
    /// <summary>Reads the file at <paramref name="path"/>. Does not throw for anything that it contains.</summary>
    public static FigureFileResult Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var bag = new DiagnosticBag();
        return SpecLoader.ReadFile(path, "the file of figures", bag) is { } bytes ? Load(bytes, path, bag) : new FigureFileResult(bag.ToImmutable(), []);
    }

    /// <summary>Reads figures from bytes; <paramref name="name"/> stands for the file in messages.</summary>
    public static FigureFileResult Load(ReadOnlyMemory<byte> bytes, string name) => Load(bytes.ToArray(), name, new DiagnosticBag());

    private static FigureFileResult Load(byte[] bytes, string name, DiagnosticBag bag)
    {
        if (TextGuard.Decode(bytes, name, bag) is { } text && SpecDocument.ReadFile(text, name, bag) is { } root && new FigureReader(bag).Read(root, FigureKeys.Root, "") is { } file)
        {
            var figures = file.List("figures");
            FigureChecks.Run(figures, bag);
            if (!bag.HasErrors)
            {
                return new FigureFileResult(bag.ToImmutable(), [.. figures.Select(FigureBinder.Bind)]);
            }
        }

        return new FigureFileResult(bag.ToImmutable(), []);
    }
}
