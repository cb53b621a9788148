using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>Kills runs with SIGKILL at random times, several times each, until they are complete.</summary>
public sealed class KillStorm : IStorm
{
    /// <inheritdoc/>
    public string Name => "kill";

    /// <inheritdoc/>
    public string Summary => "kills runs with SIGKILL at random times and resumes them";

    /// <inheritdoc/>
    public void Run(Weather weather)
    {
        ArgumentNullException.ThrowIfNull(weather);
        Kill(weather, weather.Pick(StormSpec.Spread(0.0005, 4, 1), StormSpec.Spread(0.0001, 4, 1)), "spread", weather.Pick(6, 140));
        if (weather.Pick(false, true))
        {
            Kill(weather, StormSpec.Mixed, "mixed", 60);
        }
    }

    private static void Kill(Weather weather, StormSpec spec, string name, int kills)
    {
        var oracle = weather.Expect(spec);
        var (runs, committed) = (0, 0L);
        for (var killed = 0; killed < kills;)
        {
            using var trial = weather.Try(spec);
            runs++;
            var isDone = false;
            for (var here = 0; !isDone && killed < kills; here++)
            {
                // Runs go on from what is committed, so later kills come sooner; every run is let through in the end.
                var at = here < 8 ? weather.Random.NextDouble() * oracle.Seconds : double.MaxValue;
                var before = trial.Committed;
                committed = Math.Max(committed, before.Count);
                using var launch = trial.Start(weather.OftenSaved);
                isDone = launch.Wait(Math.Min(at, Trial.Patience.TotalSeconds));
                if (!isDone)
                {
                    launch.Send(Signals.Kill);
                    var end = launch.End(Trial.Patience);
                    killed++;
                    weather.Count(Checks.Join(Checks.TakenUp(trial, end, before.Count), Checks.Broken(before, trial)), $"run {runs}, kill after {at:0.000} s");
                    continue;
                }

                var ending = launch.End(Trial.Patience);
                weather.Count(Checks.Join(Checks.TakenUp(trial, ending, before.Count), ending.Code == 0 ? oracle.Difference(trial) : ending.Summary), $"run {runs} after {here} kills");
            }

            if (!isDone)
            {
                weather.Count(Checks.GoOn(trial, oracle), $"run {runs}, last resume");
            }
        }

        weather.Row("R7", $"killed at random times ({name})", $"{kills} kills in {runs} runs; up to {committed} shards committed at a kill");
    }
}
