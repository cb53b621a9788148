using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Conventions.Tests;

public sealed partial class LayoutTests
{
    /// <summary>Lines that a file of code may have; one that needs more is a driver or a table, and is listed with its reason.</summary>
    private const int MaximumLines = 200;

    /// <summary>Test files hold many small cases.</summary>
    private const int MaximumTestLines = 300;

    private static readonly Dictionary<string, string> Longer = new()
    {
        ["kernels/CoOpt.Gpu.Kernels/Lanes/Lane256.cs"] = "one lane type: every operation of the interface, one after the other",
        ["kernels/CoOpt.Gpu.Kernels/Lanes/Lane512.cs"] = "one lane type: every operation of the interface, one after the other",
        ["kernels/CoOpt.Gpu.Kernels/Lanes/PairLane.cs"] = "one lane type: every operation of the interface, one after the other",
        ["kernels/CoOpt.Gpu.Kernels/Lanes/SingleLane256.cs"] = "one lane type: every operation of the interface, one after the other",
        ["kernels/CoOpt.Gpu.Kernels/Lanes/SingleLane512.cs"] = "one lane type: every operation of the interface, one after the other",
        ["src/CoOpt.Gpu.Engine.Ilgpu/Accelerators/Lanes/DeviceLane.cs"] = "one lane type: every operation of the interface, one after the other",
        ["src/CoOpt.Gpu.Engine.Ilgpu/Accelerators/Lanes/SingleDeviceLane.cs"] = "one lane type: every operation of the interface, one after the other",
        ["src/CoOpt.Gpu.Engine/Devices/Cpu/LaneWorker.cs"] = "the life of the lanes of one worker, from start to refill",
        ["tests/CoOpt.Gpu.Results.Tests/Shards/ShardStoreTests.cs"] = "everything that may lie in shards/, on the same few shards",
        ["src/CoOpt.Gpu.Specs/Checks/LearningChecks.cs"] = "table: the rules of one section",
        ["src/CoOpt.Gpu.Specs/Documents/SpecDocument.cs"] = "driver: one pass over the parser's events, with every guard against them",
        ["src/CoOpt.Gpu.Theory/Losses/SoftmaxLosses.cs"] = "value, gradient and Hessian of one loss share their sums",
        ["src/CoOpt.Gpu.Engine/Devices/Reference/ReferenceRun.cs"] = "the reference driver: one plain loop from start to outcome, to be read beside the model",
    };

    private static readonly string[] TopFolders = ["src", "kernels", "experiments", "tests", "results"];
    private static readonly string[] TopFiles = ["CoOpt.Gpu.sln", "README.md"];

    [Fact]
    public void The_top_level_is_as_told()
    {
        var top = Repository.Files.Select(f => f.Split('/')).Select(p => (Name: p[0], IsFolder: p.Length > 1)).Distinct();
        Assert.All(top, entry => Assert.True(
            entry.Name.StartsWith('.')
            || (entry.IsFolder ? TopFolders.Contains(entry.Name) : TopFiles.Contains(entry.Name) || entry.Name.StartsWith("Directory.", StringComparison.Ordinal)),
            $"{entry.Name} does not belong at the top level"));
    }

    [Fact]
    public void Files_are_short_unless_listed_with_a_reason()
    {
        Assert.All(Repository.Code("src", "kernels"), f => AssertLength(f, MaximumLines));
        Assert.All(Repository.Code("tests"), f => AssertLength(f, MaximumTestLines));
        Assert.All(Longer.Keys, f => Assert.True(Repository.Files.Contains(f) && Repository.Lines(f).Length > MaximumLines, $"{f} need not be listed"));
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        Assert.All(Repository.Code("src", "kernels", "tests"), file =>
        {
            var match = Namespace().Match(Repository.Read(file));
            if (!match.Success)
            {
                // Top-level statements and assembly attributes have no namespace.
                Assert.True(Path.GetFileName(file) is "Program.cs" or "AssemblyInfo.cs" or "GlobalUsings.cs", $"{file} has no file-scoped namespace");
                return;
            }

            // From the project's folder on, which bears the root namespace.
            var folders = Path.GetDirectoryName(file)!.Split('/');
            var project = Array.FindLastIndex(folders, f => f.StartsWith("CoOpt.Gpu.", StringComparison.Ordinal));
            var expected = string.Join('.', IsOneOfTwoForms(file) ? folders[project..^1] : folders[project..]);
            Assert.True(match.Groups[1].Value == expected, $"{file} is in namespace {match.Groups[1].Value}, not {expected}");
        });
    }

    [Fact]
    public void Nothing_is_called_a_helper()
    {
        Assert.All(Repository.Code("src", "kernels", "tests"), f => Assert.DoesNotMatch("(Utils?|Utilities|Manager|Helpers?|Misc|Common)$", Path.GetFileNameWithoutExtension(f)));
    }

    [Fact]
    public void Every_experiment_has_its_sweep_and_its_question()
    {
        var experiments = Repository.Files.Where(f => f.StartsWith("experiments/", StringComparison.Ordinal) && f.Count(c => c == '/') > 1).Select(f => f.Split('/')[1]).Distinct();
        Assert.NotEmpty(experiments);
        Assert.All(experiments, e =>
        {
            Assert.Matches("^[0-9]{2}-[a-z0-9-]+$", e);
            Assert.Contains($"experiments/{e}/README.md", Repository.Files);
            Assert.Contains(Repository.Files, f => f.StartsWith($"experiments/{e}/", StringComparison.Ordinal) && f.EndsWith(".yaml", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Kept_figures_stand_beside_their_manifest()
    {
        var figures = Repository.Files.Where(f => f.StartsWith("results/", StringComparison.Ordinal) && Path.GetExtension(f) is ".svg" or ".pdf" or ".png" && f.StartsWith("results/", StringComparison.Ordinal));
        Assert.All(figures, figure =>
        {
            // results/<experiment>/…: the manifest is in the figure's folder or in one above it.
            var parts = figure.Split('/');
            var candidates = Enumerable.Range(2, Math.Max(0, parts.Length - 2)).Select(n => string.Join('/', parts[..n]) + "/manifest.json");
            Assert.True(candidates.Any(Repository.Files.Contains), $"{figure} has no manifest.json");
        });
    }

    /// <summary>A type of which a build compiles one of two forms, with ILGPU and without, belongs to neither form's folder.</summary>
    private static bool IsOneOfTwoForms(string file) =>
        file.Contains("/Absent/", StringComparison.Ordinal) ? Repository.Files.Contains(file.Replace("/Absent/", "/Accelerators/", StringComparison.Ordinal))
        : file.Contains("/Accelerators/", StringComparison.Ordinal) && Repository.Files.Contains(file.Replace("/Accelerators/", "/Absent/", StringComparison.Ordinal));

    private static void AssertLength(string file, int maximum)
    {
        var lines = Repository.Lines(file).Length;
        Assert.True(lines <= maximum || Longer.ContainsKey(file), $"{file} has {lines} lines, more than {maximum}");
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
