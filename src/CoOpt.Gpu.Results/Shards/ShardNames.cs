using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Results.Shards;

/// <summary>The names in shards/. What has none of these forms is not ours, and is neither read nor removed.</summary>
internal static partial class ShardNames
{
    internal const string Instances = "instances.csv";
    internal const string Traces = "traces.csv";
    internal const string States = "states.csv";

    /// <summary>The tables of a shard, in the order in which a record lists them.</summary>
    internal static ImmutableArray<string> Tables { get; } = [Instances, Traces, States];

    /// <summary>00012.json: the record.</summary>
    internal static string Record(int ordinal) => $"{Number(ordinal)}.json";

    /// <summary>00012-ATTEMPT: the folder of the data.</summary>
    internal static string Folder(int ordinal, string attempt) => $"{Number(ordinal)}-{attempt}";

    /// <summary>00012.other-ATTEMPT.json: the record of an attempt with other data than the committed one.</summary>
    internal static string Conflict(int ordinal, string attempt) => $"{Number(ordinal)}.other-{attempt}.json";

    /// <summary>00012.bad-1.json: a record that was moved aside.</summary>
    internal static string Bad(string record, int count) => $"{record[..^".json".Length]}.bad-{count.ToString(CultureInfo.InvariantCulture)}.json";

    /// <summary>The shard whose record has that name.</summary>
    internal static bool IsRecord(string name, out int ordinal) => TryNumber(RecordName().Match(name), out ordinal) && name == Record(ordinal);

    /// <summary>The shard and the attempt whose data lie in a folder of that name.</summary>
    internal static bool IsFolder(string name, out string attempt)
    {
        var match = FolderName().Match(name);
        attempt = match.Groups[2].Value;
        return TryNumber(match, out var ordinal) && name == Folder(ordinal, attempt);
    }

    /// <summary>The shard of an attempt with other data, and the folder of that data.</summary>
    internal static bool IsConflict(string name, out int ordinal, out string folder)
    {
        var match = ConflictName().Match(name);
        folder = $"{match.Groups[1].Value}-{match.Groups[2].Value}";
        return TryNumber(match, out ordinal);
    }

    /// <summary>Whether a record that was moved aside has that name.</summary>
    internal static bool IsBad(string name) => BadName().IsMatch(name);

    /// <summary>Whether that may name an attempt.</summary>
    internal static bool IsAttempt(string attempt) => AttemptName().IsMatch(attempt);

    private static string Number(int ordinal) => ordinal.ToString("D5", CultureInfo.InvariantCulture);

    private static bool TryNumber(Match match, out int ordinal)
    {
        ordinal = -1;
        return match.Success && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out ordinal);
    }

    [GeneratedRegex(@"^([0-9]{5,10})\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex RecordName();

    [GeneratedRegex(@"^([0-9]{5,10})-([0-9a-f]{8}-[0-9]{1,10}-[0-9a-f]{8})\z", RegexOptions.CultureInvariant)]
    private static partial Regex FolderName();

    [GeneratedRegex(@"^([0-9]{5,10})\.other-([0-9a-f]{8}-[0-9]{1,10}-[0-9a-f]{8})\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex ConflictName();

    [GeneratedRegex(@"^[0-9]{5,10}(\.other-[0-9a-f-]+)?\.bad-[0-9]+\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex BadName();

    [GeneratedRegex(@"^[0-9a-f]{8}-[0-9]{1,10}-[0-9a-f]{8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AttemptName();
}
