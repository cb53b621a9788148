using CoOpt.Gpu.Figures.Definitions;
using CoOpt.Gpu.Figures.Svg;

namespace CoOpt.Gpu.Figures.Tests.Svg;

/// <summary>The bytes of pictures are kept. COOPT_UPDATE_SNAPSHOTS=1 writes them anew.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string, Theme> Cases()
    {
        var cases = new TheoryData<string, Theme>();
        foreach (var name in Samples.All.Keys.Where(n => !n.StartsWith("cloud", StringComparison.Ordinal)))
        {
            cases.Add(name, Theme.Auto);
        }

        cases.Add("cells", Theme.Dark);
        cases.Add("theory", Theme.Light);
        cases.Add("theory", Theme.Dark);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_the_kept_picture(string name, Theme theme)
    {
        var svg = SvgWriter.Write(Samples.All[name], new SvgOptions { Theme = theme });

        var path = Path.Combine(Folder(), theme == Theme.Auto ? $"{name}.svg" : $"{name}-{theme.ToString().ToLowerInvariant()}.svg");
        if (Environment.GetEnvironmentVariable("COOPT_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, svg);
        }

        Assert.Equal(File.ReadAllText(path), svg);
    }

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Golden");
}
