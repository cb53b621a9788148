using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>Which system calls of a run touch its folder: found by a run that is only watched.</summary>
internal static class CallPlan
{
    /// <summary>For each kind of call the ordinals, counted per thread, at which some thread touches the run's folder when a copy of <paramref name="source"/> is run to its end.</summary>
    public static SortedDictionary<string, List<int>> Of(Weather weather, Trial source, IReadOnlyCollection<string> kinds)
    {
        using var trial = weather.Try(source);
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
    /// What the storms on system calls begin with: a run that is not begun, one that was killed while it committed shards, and one that was killed while it merged. Of the later ones
    /// the calls of going on are the ones that are disturbed.
    /// </summary>
    public static IEnumerable<(string What, Trial Source)> Sources(Weather weather, StormSpec spec)
    {
        yield return ("run", weather.Try(spec));
        foreach (var (what, share) in weather.Pick<(string, double)[]>([], [("resume", 0.4), ("resume of a merge", 0.8)]))
        {
            var source = weather.Try(spec);
            var (_, calls) = Strace.Run(source.Folder, source.Command(), source.Calls, ["fsync"], null, Trial.Patience);
            Directory.Delete(source.Out, recursive: true);
            _ = Strace.Run(source.Folder, source.Command(), source.Calls, ["fsync"], $"fsync:signal=KILL:when={(int)(share * calls.Max(c => c.Ordinal))}", Trial.Patience);
            yield return (what, source);
        }
    }
}
