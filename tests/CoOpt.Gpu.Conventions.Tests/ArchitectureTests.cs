using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Conventions.Tests;

public sealed partial class ArchitectureTests
{
    [Fact]
    public void Every_project_is_on_the_map_and_references_along_the_arrows_only()
    {
        Assert.NotEmpty(Architecture.Projects);
        Assert.All(Architecture.Projects, p =>
        {
            Assert.Contains(p.Name, Architecture.Arrows.Keys);
            var references = Architecture.Items(p.File, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r)!);
            Assert.Empty(references.Except(Architecture.Arrows[p.Name]));
        });
    }

    [Fact]
    public void Usings_and_qualified_names_follow_the_arrows()
    {
        var names = Architecture.Arrows.Keys.OrderByDescending(n => n.Length).ToArray();
        Assert.All(Repository.Code("src", "kernels"), file =>
        {
            var reach = Architecture.Reach(Repository.ProjectOf(file));
            foreach (Match match in ProjectName().Matches(Repository.Read(file)))
            {
                var used = Array.Find(names, n => match.Value == n || match.Value.StartsWith(n + ".", StringComparison.Ordinal));
                Assert.True(used is null || reach.Contains(used), $"{file} says {match.Value}");
            }
        });
    }

    [Fact]
    public void Each_package_is_used_by_its_own_projects_only()
    {
        Assert.All(Repository.Code("src", "kernels"), file =>
        {
            foreach (Match match in Using().Matches(Repository.Read(file)))
            {
                var package = Architecture.Packages.Keys.FirstOrDefault(p => match.Groups[1].Value == p || match.Groups[1].Value.StartsWith(p + ".", StringComparison.Ordinal));
                Assert.True(package is null || Architecture.Packages[package].Contains(Repository.ProjectOf(file)), $"{file} uses {match.Groups[1].Value}");
            }
        });
        Assert.All(Architecture.Projects, p => Assert.All(Architecture.Items(p.File, "PackageReference"), reference =>
        {
            var package = Architecture.Packages.Keys.FirstOrDefault(k => reference == k || reference.StartsWith(k + ".", StringComparison.Ordinal));
            Assert.True(package is not null && Architecture.Packages[package].Contains(p.Name), $"{p.File} references {reference}");
        }));
    }

    [Fact]
    public void Package_versions_are_central()
    {
        Assert.All(Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)), f =>
            Assert.DoesNotMatch(@"PackageReference[^>]*Version\s*=", Repository.Read(f)));
    }

    [Fact]
    public void Every_project_has_its_tests_and_all_are_in_the_solution()
    {
        var solution = Repository.Read("CoOpt.Gpu.sln");

        // Benchmarks, and comparisons with other programs, need packages and compilers that building and testing must do without.
        string[] apart = ["tests/CoOpt.Gpu.Benchmarks/", "tests/Peers/"];
        Assert.All(Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && !apart.Any(a => f.StartsWith(a, StringComparison.Ordinal))), f => Assert.Contains(f.Replace('/', '\\'), solution, StringComparison.Ordinal));
        Assert.All(Architecture.Projects, p => Assert.Contains($"tests/{p.Name}.Tests/{p.Name}.Tests.csproj", Repository.Files));
    }

    [GeneratedRegex(@"\bCoOpt\.Gpu(\.\w+)+")]
    private static partial Regex ProjectName();

    [GeneratedRegex(@"^\s*(?:global\s+)?using\s+(?:static\s+)?(?:\w+\s*=\s*)?([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
