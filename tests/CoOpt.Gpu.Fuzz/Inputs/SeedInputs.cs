using System.Collections.Immutable;
using System.Text;

namespace CoOpt.Gpu.Fuzz.Inputs;

/// <summary>The kept inputs of a parser: good examples, and whatever once broke it. A file <c>.hex</c> holds bytes in hexadecimal, spaces and lines ignored.</summary>
internal static class SeedInputs
{
    /// <summary>Where the kept inputs lie, beside the program.</summary>
    public static string Folder(string parser) => Path.Combine(AppContext.BaseDirectory, "Corpus", parser);

    /// <summary>The inputs by file name.</summary>
    public static ImmutableArray<(string Name, byte[] Bytes)> Read(string parser) =>
    [
        .. (Directory.Exists(Folder(parser)) ? Directory.EnumerateFiles(Folder(parser), "*", SearchOption.AllDirectories) : []).Order(StringComparer.Ordinal).Select(f => (Path.GetRelativePath(Folder(parser), f), Bytes(f))),
    ];

    private static byte[] Bytes(string file)
    {
        var bytes = File.ReadAllBytes(file);
        return Path.GetExtension(file) == ".hex" ? Convert.FromHexString(string.Concat(Encoding.ASCII.GetString(bytes).Where(c => !char.IsWhiteSpace(c)))) : bytes;
    }
}
