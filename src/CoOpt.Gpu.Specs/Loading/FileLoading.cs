using System.Collections.Immutable;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Files;
using CoOpt.Gpu.Specs.Keys;

namespace CoOpt.Gpu.Specs.Loading;

/// <summary>Reads the data files that settings name.</summary>
internal static class FileLoading
{
    private const string Mnist = "problem.learning.data.mnist";

    private static readonly ImmutableArray<string> PathKeys = [.. SpecKeys.All.Where(k => k.Form.IsVerbatim).Select(k => k.Path)];

    /// <summary>Relative to <paramref name="folder"/> if named in the spec, to the current directory if in an option.</summary>
    public static void ReadAll(ImmutableSortedDictionary<string, SettingValue> settings, ImmutableArray<PlacedAxis> axes, GivenValues given, InputFiles files, string folder)
    {
        foreach (var key in PathKeys)
        {
            var axis = axes.FirstOrDefault(a => a.Axis.Keys.Contains(key));
            if (axis is not null)
            {
                var slot = axis.Axis.Keys.IndexOf(key);
                foreach (var name in axis.Axis.Points.Select(p => p[slot].Text).OfType<string>().Distinct())
                {
                    Add(files, key, name, axis.FromOption ? Environment.CurrentDirectory : folder, axis.Places[slot]);
                }
            }
            else if (settings[key].Text is { } name)
            {
                var isOption = given.Find(key) is { FromOption: true };
                Add(files, key, name, isOption ? Environment.CurrentDirectory : folder, given.PlaceOf(key));
            }
        }
    }

    /// <summary>Reads the files of a resolved sweep at their recorded paths and compares their hashes.</summary>
    public static InputFiles Reopen(ResolvedSweep sweep, DiagnosticBag bag)
    {
        var files = new InputFiles(bag);
        foreach (var key in PathKeys)
        {
            var swept = sweep.Axes.Where(a => a.Keys.Contains(key)).SelectMany(a => a.Points.Select(p => p[a.Keys.IndexOf(key)]));
            foreach (var name in swept.Append(sweep.Settings[key]).Select(v => v.Text).OfType<string>().Distinct())
            {
                var place = new SpecPlace($"{sweep.Name}: {key}");
                if (sweep.Files.FirstOrDefault(f => f.Name == name || f.Name.StartsWith(name.TrimEnd('/') + "/", StringComparison.Ordinal)) is { } recorded)
                {
                    var path = key == Mnist ? Path.GetDirectoryName(recorded.Path)! : recorded.Path;
                    files.AddAt(name, path, place, isFolder: key == Mnist);
                }
            }
        }

        foreach (var changed in sweep.Files.Where(f => files.Files.FirstOrDefault(g => g.Name == f.Name) is not { } now || now.Sha256 != f.Sha256))
        {
            bag.Add(DiagnosticCatalogue.Changed, $"{changed.Name} is not what the plan recorded; restore it, or plan anew", new SpecPlace(changed.Path));
        }

        return files;
    }

    private static void Add(InputFiles files, string key, string name, string folder, SpecPlace place)
    {
        if (key == Mnist)
        {
            files.AddMnist(name, folder, place);
        }
        else
        {
            files.AddTable(name, folder, place);
        }
    }
}
