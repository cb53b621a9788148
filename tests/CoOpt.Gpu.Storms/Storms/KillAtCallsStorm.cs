using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>Kills a run as it enters each call that writes, syncs, names or removes something in its folder; then the same for the run that goes on after such a kill.</summary>
public sealed class KillAtCallsStorm : IStorm
{
    private static readonly string[] Kinds = ["write", "fsync", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir", "rmdir", "openat", "close"];

    /// <inheritdoc/>
    public string Name => "kill-at-calls";

    /// <inheritdoc/>
    public string Summary => "kills runs at every write, fsync, rename, link, unlink, mkdir, open and close in their folder";

    /// <inheritdoc/>
    public string? Missing => Strace.Missing;

    /// <inheritdoc/>
    public void Run(Weather weather)
    {
        ArgumentNullException.ThrowIfNull(weather);
        var spec = StormSpec.Few;
        var oracle = weather.Expect(spec);
        var plan = CallPlan.Of(weather, spec, t => t.Command(), Kinds);
        foreach (var (kind, ordinals) in plan)
        {
            var hits = 0;
            var chosen = weather.Pick(Sample(ordinals, weather.Random), ordinals);
            foreach (var n in chosen)
            {
                hits += Kill(weather, spec, oracle, kind, n) ? 1 : 0;
            }

            weather.Row("R7", $"killed at {kind}", $"{hits} hit; the others ended before that call");
        }

        Twice(weather, spec, oracle, plan);
    }

    private static bool Kill(Weather weather, StormSpec spec, Oracle oracle, string kind, int n)
    {
        using var trial = weather.Try(spec);
        var (ending, _) = Strace.Run(trial.Folder, trial.Command(), Path.Combine(trial.Folder, "calls"), [kind], $"{kind}:signal=KILL:when={n}", Trial.Patience);
        var problem = ending.Code is 0 or 137 ? "" : $"ended with {ending.Summary}";
        weather.Count(Checks.Join(problem, Checks.Finish(trial, oracle)), $"{kind}:signal=KILL:when={n}");
        return ending.Code == 137;
    }

    // A kill, and another one while the next run tidies up and goes on.
    private static void Twice(Weather weather, StormSpec spec, Oracle oracle, SortedDictionary<string, List<int>> plan)
    {
        var kinds = plan.Keys.ToArray();
        var pairs = weather.Pick(2, 150);
        for (var k = 0; k < pairs; k++)
        {
            using var trial = weather.Try(spec);
            var how = new List<string>();
            var problems = new List<string>();
            for (var kills = 0; kills < 3; kills++)
            {
                var kind = kinds[weather.Random.Next(kinds.Length)];
                var n = plan[kind][weather.Random.Next(plan[kind].Count)];
                var before = trial.Committed;
                var (ending, _) = Strace.Run(trial.Folder, trial.Command(), Path.Combine(trial.Folder, "calls"), [kind], $"{kind}:signal=KILL:when={n}", Trial.Patience);
                how.Add($"{kind}:signal=KILL:when={n} ({ending.Code})");
                problems.Add(ending.Code is 0 or 137 ? "" : $"ended with {ending.Summary}");
                problems.Add(Checks.Lost(before, trial));
            }

            weather.Count(Checks.Join([.. problems, Checks.Finish(trial, oracle)]), string.Join(" then ", how));
        }

        weather.Row("R7", "killed at three random calls in a row");
    }

    private static List<int> Sample(List<int> all, Random random) => [all[random.Next(all.Count)]];
}
