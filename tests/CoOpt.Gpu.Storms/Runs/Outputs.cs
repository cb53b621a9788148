using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Storms.Runs;

/// <summary>What lies in a run's folder.</summary>
public static partial class Outputs
{
    /// <summary>Every file below <paramref name="folder"/> with its sha256, the manifest with an empty one: it says when and where.</summary>
    public static SortedDictionary<string, string> Of(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
        {
            var name = Path.GetRelativePath(folder, file);
            files[name] = name == "manifest.json" ? "" : Hash(file);
        }

        foreach (var empty in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Where(d => !Directory.EnumerateFileSystemEntries(d).Any()))
        {
            files[Path.GetRelativePath(folder, empty) + "/"] = "";
        }

        return files;
    }

    /// <summary>In what <paramref name="found"/> differs from <paramref name="expected"/>; empty where they are the same.</summary>
    public static string Difference(SortedDictionary<string, string> expected, SortedDictionary<string, string> found)
    {
        var differences = expected.Keys.Union(found.Keys).Where(k => expected.GetValueOrDefault(k) != found.GetValueOrDefault(k));
        return string.Join(", ", differences.Select(k => !found.ContainsKey(k) ? $"{k} is missing" : !expected.ContainsKey(k) ? $"{k} is left over" : $"{k} differs"));
    }

    /// <summary>The commit records of a run that is not complete, each with the hash of its bytes: one that is once there must stay what it is.</summary>
    public static SortedDictionary<string, string> Committed(string folder)
    {
        var records = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var shards = Path.Combine(folder, "shards");
        if (Directory.Exists(shards))
        {
            foreach (var file in Directory.EnumerateFiles(shards).Where(f => Record().IsMatch(Path.GetFileName(f))))
            {
                records[Path.GetFileName(file)] = Hash(file);
            }
        }

        return records;
    }

    /// <summary>Lower-case hexadecimal sha256 of a file.</summary>
    public static string Hash(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    [GeneratedRegex(@"^[0-9]+\.json$")]
    private static partial Regex Record();
}
