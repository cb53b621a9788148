using System.Xml.Linq;

namespace CoOpt.Gpu.Conventions.Tests;

/// <summary>The arrows between projects, and which package belongs to which.</summary>
internal static class Architecture
{
    /// <summary>Each project with those it may reference directly.</summary>
    internal static IReadOnlyDictionary<string, string[]> Arrows { get; } = new Dictionary<string, string[]>
    {
        ["CoOpt.Gpu.Kernels"] = [],
        ["CoOpt.Gpu.Model"] = [],
        ["CoOpt.Gpu.Specs"] = ["CoOpt.Gpu.Model"],
        ["CoOpt.Gpu.Theory"] = ["CoOpt.Gpu.Model"],
        ["CoOpt.Gpu.Results"] = ["CoOpt.Gpu.Model"],
        ["CoOpt.Gpu.Figures"] = ["CoOpt.Gpu.Results"],
        ["CoOpt.Gpu.Claims"] = ["CoOpt.Gpu.Figures"],
        ["CoOpt.Gpu.Engine"] = ["CoOpt.Gpu.Model", "CoOpt.Gpu.Theory", "CoOpt.Gpu.Kernels"],
        ["CoOpt.Gpu.Engine.Ilgpu"] = ["CoOpt.Gpu.Engine", "CoOpt.Gpu.Kernels"],
        ["CoOpt.Gpu.Cli"] =
        [
            "CoOpt.Gpu.Model", "CoOpt.Gpu.Specs", "CoOpt.Gpu.Theory", "CoOpt.Gpu.Results", "CoOpt.Gpu.Figures", "CoOpt.Gpu.Claims", "CoOpt.Gpu.Engine", "CoOpt.Gpu.Engine.Ilgpu", "CoOpt.Gpu.Kernels",
        ],
    };

    /// <summary>The namespace of each package that shapes code, with the projects that may use it.</summary>
    internal static IReadOnlyDictionary<string, string[]> Packages { get; } = new Dictionary<string, string[]>
    {
        ["ILGPU"] = ["CoOpt.Gpu.Engine.Ilgpu"],
        ["YamlDotNet"] = ["CoOpt.Gpu.Specs"],
        ["CsvHelper"] = ["CoOpt.Gpu.Specs", "CoOpt.Gpu.Results"],
        ["MathNet"] = ["CoOpt.Gpu.Theory", "CoOpt.Gpu.Results"],
        ["System.CommandLine"] = ["CoOpt.Gpu.Cli"],
        ["Spectre.Console"] = ["CoOpt.Gpu.Cli"],
    };

    /// <summary>The production projects there are: name and project file.</summary>
    internal static IEnumerable<(string Name, string File)> Projects =>
        Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && (f.StartsWith("src/", StringComparison.Ordinal) || f.StartsWith("kernels/", StringComparison.Ordinal)))
            .Select(f => (Path.GetFileNameWithoutExtension(f), f));

    /// <summary>A project and all that its arrows reach.</summary>
    internal static HashSet<string> Reach(string project)
    {
        var reach = new HashSet<string> { project };
        foreach (var next in Arrows[project])
        {
            reach.UnionWith(Reach(next));
        }

        return reach;
    }

    /// <summary>The items of a kind in a project file, and in the build files of its folder.</summary>
    internal static IEnumerable<string> Items(string file, string kind) =>
        XDocument.Parse(Repository.Read(file)).Descendants(kind).Select(e => e.Attribute("Include")?.Value.Replace('\\', '/')).OfType<string>();
}
