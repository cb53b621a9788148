using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>Kills a run as it enters each call that writes, syncs, names, opens, closes or removes something in its folder; the same for runs that go on after a kill.</summary>
public sealed class KillAtCallsStorm : IStorm
{
    private static readonly string[] Kinds = ["write", "fsync", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "openat", "close"];

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
        foreach (var (what, source) in CallPlan.Sources(weather, spec))
        {
            using (source)
            {
                var plan = CallPlan.Of(weather, source, Kinds);
                foreach (var (kind, ordinals) in plan)
                {
                    var hits = 0;
                    foreach (var n in weather.Pick([ordinals[weather.Random.Next(ordinals.Count)]], ordinals))
                    {
                        using var trial = weather.Try(source);
                        hits += Kill(weather, trial, oracle, [(kind, n)], what);
                    }

                    weather.Row("R7", $"{what} killed at {kind}", $"{hits} hit; the others ended before that call");
                }

                var kinds = plan.Keys.ToArray();
                for (var k = 0; k < weather.Pick(2, 50); k++)
                {
                    using var trial = weather.Try(source);
                    var calls = Enumerable.Range(0, 3).Select(_ => kinds[weather.Random.Next(kinds.Length)]).Select(kind => (kind, plan[kind][weather.Random.Next(plan[kind].Count)])).ToArray();
                    _ = Kill(weather, trial, oracle, calls, what);
                }

                weather.Row("R7", $"{what} killed at three random calls in a row");
            }
        }
    }

    private static int Kill(Weather weather, Trial trial, Oracle oracle, (string Kind, int N)[] calls, string what)
    {
        var hits = 0;
        var problems = new List<string>();
        foreach (var (kind, n) in calls)
        {
            var before = trial.Committed;
            var (ending, _) = Strace.Run(trial.Folder, trial.Command(), trial.Calls, [kind], $"{kind}:signal=KILL:when={n}", Trial.Patience);
            hits += ending.Code == 137 ? 1 : 0;
            problems.Add(ending.Code is 0 or 137 ? "" : $"ended with {ending.Summary}");
            problems.Add(Checks.Lost(before, trial));
        }

        weather.Count(Checks.Join([.. problems, Checks.Finish(trial, oracle)]), $"{what}: {string.Join(" then ", calls.Select(c => $"{c.Kind}:signal=KILL:when={c.N}"))}");
        return hits;
    }
}
