using System.Collections.Immutable;
using System.Security.Cryptography;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Runs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Cli.Reruns;

/// <summary>Finds the data files of a plan, which holds their names and hashes but no path.</summary>
/// <param name="host">The folder that relative paths start from.</param>
/// <param name="run">The run.</param>
/// <param name="given">What <c>--data</c> says; null where it is not given.</param>
internal sealed class DataFiles(Host host, RecordedRun run, string? given)
{
    /// <summary>The sweep with the paths of its files.</summary>
    /// <exception cref="CommandException">A file is not to be found, or what is found has another content.</exception>
    public ResolvedSweep Locate() => run.Plan.Sweep with { Files = [.. run.Plan.Sweep.Files.Select(Locate)] };

    private InputFile Locate(InputFile file)
    {
        var there = Candidates(file).Distinct(StringComparer.Ordinal).Where(File.Exists).ToList();
        if (there.FirstOrDefault(path => HashOf(path) == file.Sha256) is { } found)
        {
            return file with { Path = found };
        }

        throw there.Count == 0
            ? new CommandException(Fault.Usage, $"the plan needs {file.Name} (sha256 {file.Sha256[..8]}…), which is not in {Places()}; say where it is with --data FOLDER")
            : new CommandException(
                Fault.Usage,
                $"{RunPaths.Shown(host, there[0])} is not the {file.Name} of the plan: its sha256 is {HashOf(there[0])[..8]}…, and {file.Sha256[..8]}… was recorded; "
                + "say where the file as it was is with --data FOLDER");
    }

    // The name as the spec has it, then with fewer and fewer of its folders: somebody who names the data's own folder is understood, too.
    private IEnumerable<string> Candidates(InputFile file)
    {
        var parts = file.Name.Split('/', '\\');
        foreach (var folder in Folders())
        {
            for (var skip = 0; skip < parts.Length; skip++)
            {
                yield return Path.GetFullPath(string.Join(Path.DirectorySeparatorChar, parts[skip..]), folder);
            }
        }
    }

    // Names in a spec are relative to the spec, in an option to the folder of the command; where --data is given, it alone counts.
    private ImmutableArray<string> Folders()
    {
        if (given is not null)
        {
            return [RunPaths.Absolute(host, given)];
        }

        var spec = run.Manifest?.CommandLine is ["run", var path, ..] ? Path.GetDirectoryName(RunPaths.Absolute(host, path)) : null;
        return spec is null ? [host.Folder] : [spec, host.Folder];
    }

    private string Places() => string.Join(" or ", Folders().Distinct().Select(f => RunPaths.Shown(host, f)));

    private static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
