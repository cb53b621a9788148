using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>What must hold after every disturbance.</summary>
internal static class Checks
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

    /// <summary>Runs the sweep to its end and compares; says what is wrong.</summary>
    public static string Finish(Trial trial, Oracle oracle, params string[] more)
    {
        var ending = trial.Finish(more);
        return ending.Code == 0 ? oracle.Difference(trial) : $"going on ends with {ending.Summary}";
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
}
