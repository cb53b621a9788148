using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>Which system calls of a run touch its folder: found by a run that is only watched.</summary>
internal static class CallPlan
{
    /// <summary>For each kind of call the ordinals, counted per thread, at which some thread touches the run's folder.</summary>
    public static SortedDictionary<string, List<int>> Of(Weather weather, StormSpec spec, Func<Trial, string[]> command, IReadOnlyCollection<string> kinds, Action<Trial>? before = null)
    {
        using var trial = weather.Try(spec);
        before?.Invoke(trial);
        var (ending, calls) = Strace.Run(trial.Folder, command(trial), Path.Combine(trial.Folder, "calls"), kinds, null, Trial.Patience);
        if (ending.Code != 0)
        {
            throw new InvalidOperationException($"the watched run fails: {ending.Summary}");
        }

        var plan = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var group in calls.Where(c => c.Touches(trial.Out)).GroupBy(c => c.Name))
        {
            plan[group.Key] = [.. group.Select(c => c.Ordinal).Distinct().Order()];
        }

        return plan;
    }
}
