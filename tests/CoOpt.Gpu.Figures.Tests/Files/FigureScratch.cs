namespace CoOpt.Gpu.Figures.Tests.Files;

/// <summary>A folder of one test, gone with it.</summary>
internal sealed class FigureScratch : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("coopt-figures-").FullName;

    internal string this[string name] => System.IO.Path.Combine(Path, name);

    internal string Text(string name) => File.ReadAllText(this[name]);

    internal void Change(string name, string from, string to)
    {
        var text = Text(name);
        Assert.Contains(from, text);
        File.WriteAllText(this[name], text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
