using System.Text;
using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Specs.Tests;

/// <summary>A folder of its own for a spec and its data files, removed at the end.</summary>
internal sealed class SpecFolder : IDisposable
{
    public const string Head = "schema: 1\nname: t\n";

    public SpecFolder() => Path = Directory.CreateTempSubdirectory("coopt-specs-").FullName;

    public string Path { get; }

    public static SpecLoadResult Load(string yaml, SpecOverrides? overrides = null) =>
        SpecLoader.Load(Encoding.UTF8.GetBytes(yaml), "sweep.yaml", System.IO.Path.GetTempPath(), overrides);

    /// <summary>Loads a spec that has no problem.</summary>
    public static SpecLoadResult Good(string yaml, SpecOverrides? overrides = null) => Checked(Load(yaml, overrides));

    public static SpecLoadResult Checked(SpecLoadResult result)
    {
        Assert.True(result.IsValid, string.Join('\n', result.Diagnostics.Select(d => d.ToString())));
        return result;
    }

    public SpecFolder With(string name, string text) => With(name, Encoding.UTF8.GetBytes(text));

    public SpecFolder With(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    public SpecLoadResult LoadHere(string yaml, SpecOverrides? overrides = null) => SpecLoader.Load(Encoding.UTF8.GetBytes(yaml), "sweep.yaml", Path, overrides);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
