using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
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

    /// <summary>How many shards a run has, as the record <paramref name="name"/> says.</summary>
    public static long ShardsOf(string folder, string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "shards", name)));
        var layout = json.RootElement.GetProperty("record").GetProperty("layout");
        var size = layout.GetProperty("shardSize").GetInt64();
        return (layout.GetProperty("count").GetInt64() + size - 1) / size;
    }

    /// <summary>What is wrong with the tables that the records of an incomplete run name: each must be there as its record says, or its part merged.</summary>
    public static IEnumerable<string> BrokenData(string folder)
    {
        foreach (var name in Committed(folder).Keys)
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "shards", name)));
            var record = json.RootElement.GetProperty("record");
            var ordinal = record.GetProperty("ordinal").GetInt64();
            var layout = record.GetProperty("layout");
            var part = ordinal * layout.GetProperty("shardSize").GetInt64() / layout.GetProperty("partSize").GetInt64();
            foreach (var file in record.GetProperty("files").EnumerateArray())
            {
                var table = file.GetProperty("name").GetString()!;
                var data = Path.Combine(folder, "shards", string.Create(CultureInfo.InvariantCulture, $"{ordinal:00000}-{record.GetProperty("attempt").GetString()}"), table);
                var merged = Path.Combine(folder, Path.GetFileNameWithoutExtension(table), string.Create(CultureInfo.InvariantCulture, $"part-{part:00000}.csv"));
                if (File.Exists(data) ? Hash(data) != file.GetProperty("sha256").GetString() : !File.Exists(merged))
                {
                    yield return $"{table} of shard {ordinal} is {(File.Exists(data) ? "not what its record says" : "gone")}";
                }
            }
        }
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
