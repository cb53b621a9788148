using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>Which system calls of a run touch its folder: found by a run that is only watched.</summary>
internal static class CallPlan
{
    /// <summary>For each kind of call the ordinals, counted per thread, at which some thread touches the run's folder when a copy of <paramref name="source"/> is run to its end.</summary>
    public static SortedDictionary<string, List<int>> Of(Weather weather, Trial source, IReadOnlyCollection<string> kinds, int turn = 0)
    {
        using var trial = weather.Try(source, turn);
        var (ending, calls) = Strace.Run(trial.Folder, trial.Command(), trial.Calls, kinds, null, Trial.Patience);
        if (ending.Code != 0)
        {
            throw new InvalidOperationException($"the watched run fails: {ending.Summary}");
        }

        var plan = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var group in calls.Where(c => c.Touches(trial.Out) && (weather.Only.Count == 0 || weather.Only.Contains(c.Name))).GroupBy(c => c.Name))
        {
            plan[group.Key] = [.. group.Select(c => c.Ordinal).Distinct().Order()];
        }

        return plan;
    }

    /// <summary>
    /// What the storms on system calls begin with: a run that is not begun, and each of <paramref name="later"/>, which was killed after a share of its fsyncs: while it committed shards, or while it merged. Of these
    /// the calls of going on are the ones that are disturbed.
    /// </summary>
    /// <param name="weather">What the storm is given.</param>
    /// <param name="spec">The sweep.</param>
    /// <param name="later">Name, share, and whether it goes on by <c>coopt resume</c>.</param>
    public static IEnumerable<(string What, Trial Source, int Turn)> Sources(Weather weather, StormSpec spec, params (string What, double Share, bool IsResume)[] later)
    {
        yield return ("run", weather.Try(spec), 0);
        foreach (var (what, share, isResume) in weather.Pick([], later))
        {
            var source = weather.Try(spec);
            var (_, calls) = Strace.Run(source.Folder, source.Command(), source.Calls, ["fsync"], null, Trial.Patience);
            Directory.Delete(source.Out, recursive: true);
            _ = Strace.Run(source.Folder, source.Command(), source.Calls, ["fsync"], $"fsync:signal=KILL:when={(int)(share * calls.Max(c => c.Ordinal))}", Trial.Patience);
            yield return (what, source, isResume ? 0 : 1);
        }
    }
}
