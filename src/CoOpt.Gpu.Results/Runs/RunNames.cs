using System.Globalization;

namespace CoOpt.Gpu.Results.Runs;

/// <summary>The names of a run's files, relative to its folder.</summary>
public static class RunNames
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

    /// <summary>traces/part-00000.csv and on.</summary>
    public static string TracePart(int ordinal) => Part(Traces, ordinal);

    /// <summary>states/part-00000.csv and on.</summary>
    public static string StatePart(int ordinal) => Part(States, ordinal);

    /// <summary>Whether <paramref name="name"/> may name a file or folder of a run: letters, digits, '-', '_' and '.', not beginning with '.', at most 128.</summary>
    internal static bool IsPlain(string name) =>
        name.Length is > 0 and <= 128 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>Whether every part of <paramref name="name"/> is plain, so that it stays within the run's folder.</summary>
    internal static bool IsWithin(string name) => name.Split('/').All(IsPlain);

    private static string Part(string folder, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{folder}/part-{ordinal:D5}.csv");
}
