using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>Stops a run by a signal at a random time and goes on, until it is complete.</summary>
public sealed class StopStorm : IStorm
{
    private static readonly (int Number, string Name, int Code)[] Kinds =
        [(Signals.Interrupt, "SIGINT", 130), (Signals.Terminate, "SIGTERM", 85), (Signals.User1, "SIGUSR1", 85), (Signals.Hangup, "SIGHUP", 85)];

    /// <summary>The most seconds from the signal to the end.</summary>
    private const double Patience = 10;

    /// <inheritdoc/>
    public string Name => "stop";

    /// <inheritdoc/>
    public string Summary => "stops runs by SIGINT, SIGTERM, SIGUSR1 and SIGHUP at random times and resumes them";

    /// <inheritdoc/>
    public void Run(Weather weather)
    {
        ArgumentNullException.ThrowIfNull(weather);
        Stop(weather, weather.Pick(StormSpec.Spread(0.0005, 4, 1), StormSpec.Spread(0.0001, 4, 1)), "spread", weather.Pick(4, 50));
        if (weather.Pick(false, true))
        {
            Stop(weather, StormSpec.Mixed, "mixed", 50);
            Stop(weather, StormSpec.Heavy, "large networks", 10);
        }
    }

    private static void Stop(Weather weather, StormSpec spec, string name, int stops)
    {
        var oracle = weather.Expect(spec);
        var (runs, early, longest) = (0, 0, 0.0);
        for (var stopped = 0; stopped < stops;)
        {
            using var trial = weather.Try(spec);
            runs++;
            for (var isDone = false; !isDone && stopped < stops;)
            {
                var kind = Kinds[weather.Random.Next(Kinds.Length)];
                var at = weather.Random.NextDouble() * oracle.Seconds;
                var before = trial.Committed;
                using var launch = trial.Start();
                if (launch.Wait(at))
                {
                    var whole = launch.End(Trial.Patience);
                    weather.Count(Checks.Join(Checks.TakenUp(trial, whole, before.Count), whole.Code == 0 ? oracle.Difference(trial) : whole.Summary), $"{runs}, undisturbed");
                    isDone = true;
                    continue;
                }

                launch.Send(kind.Number);
                var sent = launch.Elapsed;
                var ending = launch.End(Trial.Patience);

                // One that came too late stops nothing.
                isDone = ending.Code == 0;
                stopped += isDone ? 0 : 1;

                // Until the program takes its signals, they end it as they end any program, before it has said a word.
                var isEarly = ending.Code == 128 + kind.Number && ending.Error.Length == 0;
                early += isEarly ? 1 : 0;
                longest = Math.Max(longest, ending.Seconds - sent);
                var code = isEarly || ending.Code == kind.Code || ending.Code == 0 || (trial.Run is null && ending.Code is 130 or 143) ? "" : $"{kind.Name} gives {ending.Summary}";
                var late = ending.Seconds - sent > Patience ? $"took {ending.Seconds - sent:0.0} s to stop" : "";
                weather.Count(Checks.Join(code, late, Checks.TakenUp(trial, ending, before.Count), Checks.Broken(before, trial), isDone ? oracle.Difference(trial) : ""), $"{runs}: {kind.Name} after {at:0.000} s");
            }

            if (!trial.IsComplete)
            {
                weather.Count(Checks.GoOn(trial, oracle), $"{runs}, last resume");
            }
        }

        weather.Row("R6", $"stopped by a signal ({name})", $"{stops} stops in {runs} runs; {early} before signals are taken; at most {longest:0.0} s from signal to end");
    }
}
