using System.Globalization;
using System.Text.RegularExpressions;
using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>What must hold after every disturbance.</summary>
internal static partial class Checks
{
    /// <summary>
    /// In what the records found now break the promise of those found <paramref name="before"/>: what is committed stays, byte by byte, until the run is complete.
    /// </summary>
    public static string Lost(SortedDictionary<string, string> before, Trial trial)
    {
        if (trial.IsComplete)
        {
            return "";
        }

        var now = trial.Committed;
        var lost = before.Where(r => now.GetValueOrDefault(r.Key) != r.Value).Select(r => now.ContainsKey(r.Key) ? $"record {r.Key} changed" : $"record {r.Key} is gone");
        return string.Join(", ", lost);
    }

    /// <summary>The same, and what is wrong with the tables that the records found now name.</summary>
    public static string Broken(SortedDictionary<string, string> before, Trial trial) =>
        Join(Lost(before, trial), trial is { IsComplete: false, Run: { } run } ? string.Join(", ", Outputs.BrokenData(run)) : "");

    /// <summary>
    /// What is wrong with how a start took up a run of which <paramref name="committed"/> shards were committed and nothing was damaged: it must say how many it found, and warn of nothing in its folder. It may say
    /// nothing where it did not come so far, where all were committed (then it has only merged, for who computes anything says what was found), or where the run was complete, and only its shards not yet removed.
    /// </summary>
    public static string TakenUp(Trial trial, Ending ending, int committed)
    {
        var warnings = ending.Error.Split('\n').Where(l => Damage().IsMatch(l)).Select(static l => $"going on says \"{l}\"");
        var said = Resumed().Match(ending.Error);
        var found = said.Success ? int.Parse(said.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;
        var isWrong = said.Success ? found != committed : ending.Code == 0 && committed > 0 && committed != trial.Shards && !Reused().IsMatch(ending.Error);
        return Join([.. warnings, isWrong ? $"{committed} shards were committed, and going on found {(said.Success ? $"{found}" : "none")}" : ""]);
    }

    /// <summary>Runs the sweep to its end and compares; says what is wrong.</summary>
    public static string Finish(Trial trial, Oracle oracle, params string[] more) => Compare(trial, oracle, trial.Finish(more));

    /// <summary>The same for a run of which nothing was damaged: what was committed must be taken up, whole (<see cref="TakenUp"/>).</summary>
    public static string GoOn(Trial trial, Oracle oracle)
    {
        var committed = trial.IsComplete ? 0 : trial.Committed.Count;
        var ending = trial.Finish();
        return Join(TakenUp(trial, ending, committed), Compare(trial, oracle, ending));
    }

    /// <summary>What is wrong after an <paramref name="ending"/>: with 0 the run must be as undisturbed; with 4 it must say what to do, and doing that must give it.</summary>
    public static string Mend(Trial trial, Oracle oracle, Ending ending)
    {
        if (ending.Code != 4)
        {
            return ending.Code == 0 ? oracle.Difference(trial) : $"ends with {ending.Summary}";
        }

        var isToGoOn = ending.Error.Contains("coopt resume", StringComparison.Ordinal) || ending.Error.Contains("run it again", StringComparison.Ordinal);
        return isToGoOn ? Finish(trial, oracle)
            : ending.Error.Contains("--rerun", StringComparison.Ordinal) ? Finish(trial, oracle, "--rerun")
            : $"does not say what to do: {ending.Summary}";
    }

    /// <summary>Problems, joined.</summary>
    public static string Join(params string[] problems) => string.Join("; ", problems.Where(p => p.Length > 0));

    private static string Compare(Trial trial, Oracle oracle, Ending ending) => ending.Code == 0 ? oracle.Difference(trial) : $"going on ends with {ending.Summary}";

    [GeneratedRegex(@"^warning: \S*storm-[0-9a-f]{8}[/:]")]
    private static partial Regex Damage();

    [GeneratedRegex("^reused: ", RegexOptions.Multiline)]
    private static partial Regex Reused();

    [GeneratedRegex("^resumed: .* goes on: ([0-9,]+) of [0-9,]+ shards", RegexOptions.Multiline)]
    private static partial Regex Resumed();
}
