using System.Globalization;
using System.Text.RegularExpressions;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>The names of a run's files, relative to its folder.</summary>
public static partial class RunNames
{
    /// <summary>The frozen sweep.</summary>
    public const string Plan = "plan.json";

    /// <summary>The last file written: a run with it is complete.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>One row per instance.</summary>
    public const string Instances = "instances.csv";

    /// <summary>The folder of trace parts.</summary>
    public const string Traces = "traces";

    /// <summary>The folder of state parts.</summary>
    public const string States = "states";

    /// <summary>The folder of committed shards, while the run is going on.</summary>
    public const string Shards = "shards";

    /// <summary>The folder of running instances, while the run is going on.</summary>
    public const string Checkpoints = "checkpoints";

    /// <summary>The folder of signs of life, while the run is going on.</summary>
    public const string Heartbeats = "heartbeats";

    /// <summary>traces/part-00000.csv and on.</summary>
    public static string TracePart(int ordinal) => Part(Traces, ordinal);

    /// <summary>states/part-00000.csv and on.</summary>
    public static string StatePart(int ordinal) => Part(States, ordinal);

    /// <summary>Whether <paramref name="name"/> is that of a part of traces/ or states/.</summary>
    public static bool IsPart(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return PartName().IsMatch(name);
    }

    /// <summary>Whether <paramref name="name"/> is that of a report of the run or of one of its figures, which no manifest names.</summary>
    public static bool IsReport(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name is "report.html" or "report.md" || name.StartsWith("figures/", StringComparison.Ordinal);
    }

    /// <summary>Whether <paramref name="name"/> may name a file or folder of a run: letters, digits, '-', '_' and '.', not beginning with '.', at most 128.</summary>
    internal static bool IsPlain(string name) =>
        name.Length is > 0 and <= 128 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>Whether every part of <paramref name="name"/> is plain, so that it stays within the run's folder.</summary>
    internal static bool IsWithin(string name) => name.Split('/').All(IsPlain);

    private static string Part(string folder, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{folder}/part-{ordinal:D5}.csv");

    [GeneratedRegex(@"^(traces|states)/part-[0-9]{5,}\.csv\z", RegexOptions.CultureInvariant)]
    private static partial Regex PartName();
}
