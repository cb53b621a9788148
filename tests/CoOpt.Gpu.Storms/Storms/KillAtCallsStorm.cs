using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>Kills a run as it enters each call that writes, syncs, names or removes something in its folder; the same for runs that go on after a kill.</summary>
public sealed class KillAtCallsStorm : IStorm
{
    // Between two of these nothing on the disk changes.
    private static readonly string[] Kinds = ["write", "fsync", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir"];

    /// <inheritdoc/>
    public string Name => "kill-at-calls";

    /// <inheritdoc/>
    public string Summary => "kills runs at every write, fsync, rename, link, unlink and mkdir in their folder";

    /// <inheritdoc/>
    public string? Missing => Strace.Missing;

    /// <inheritdoc/>
    public void Run(Weather weather)
    {
        ArgumentNullException.ThrowIfNull(weather);
        var spec = StormSpec.Few;
        var oracle = weather.Expect(spec);
        (string, double, bool)[] later = [("resume", 0.4, true), ("run again", 0.4, false), ("resume of a merge", 0.8, true), ("run again in a merge", 0.8, false)];
        foreach (var (what, source, turn) in CallPlan.Sources(weather, spec, later))
        {
            using (source)
            {
                var plan = CallPlan.Of(weather, source, Kinds, turn);
                foreach (var (kind, ordinals) in plan)
                {
                    var note = weather.Tally(weather.Pick([ordinals[weather.Random.Next(ordinals.Count)]], ordinals), n =>
                    {
                        using var trial = weather.Try(source, Turn(what, turn, n));
                        return Kill(weather, trial, oracle, [(kind, n)], what) == 1 ? "hit" : "over before";
                    });
                    weather.Row("R7", $"{what} killed at {kind}", note);
                }

                var kinds = plan.Keys.ToArray();
                var triples = Enumerable.Range(0, weather.Pick(2, 40))
                    .Select(_ => Enumerable.Range(0, 3).Select(_ => kinds[weather.Random.Next(kinds.Length)]).Select(kind => (kind, plan[kind][weather.Random.Next(plan[kind].Count)])).ToArray())
                    .ToList();
                var hits = weather.Tally(triples, calls =>
                {
                    using var trial = weather.Try(source, Turn(what, turn, calls[0].Item2));
                    return $"with {Kill(weather, trial, oracle, calls, what)} hits";
                });
                weather.Row("R7", $"{what} killed at three random calls in a row", hits);
            }
        }
    }

    // A run that is not begun is begun by the only verb that can; what goes on after that begins with either.
    private static int Turn(string what, int turn, int call) => what == "run" ? call : turn;

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
            problems.Add(Checks.TakenUp(trial, ending, before.Count));
            problems.Add(Checks.Broken(before, trial));
        }

        weather.Count(Checks.Join([.. problems, Checks.GoOn(trial, oracle)]), $"{what}: {string.Join(" then ", calls.Select(c => $"{c.Kind}:signal=KILL:when={c.N}"))}");
        return hits;
    }
}
