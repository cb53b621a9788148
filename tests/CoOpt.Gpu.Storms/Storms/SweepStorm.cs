using System.Globalization;
using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>A sweep of ten minutes, killed every 5 to 20 seconds until it is done.</summary>
public sealed class SweepStorm : IStorm
{
    private const int Threads = 2;

    /// <summary>Seconds before the first instance.</summary>
    private const double StartUp = 0.4;

    /// <summary>Times what is foretold: machines get faster when others have ended.</summary>
    private const double Reserve = 1.2;

    /// <inheritdoc/>
    public string Name => "sweep";

    /// <inheritdoc/>
    public string Summary => "kills a sweep of ten minutes every 5 to 20 seconds until it is done";

    /// <inheritdoc/>
    public void Run(Weather weather)
    {
        ArgumentNullException.ThrowIfNull(weather);
        var (seconds, least) = weather.Pick((8.0, 0.0002), (600.0, 0.00002));
        var (shortest, longest) = weather.Pick((1.0, 3.0), (5.0, 20.0));

        // How many seeds take that long here: more than what few of them foretell, and again where that was not enough.
        var seeds = weather.Pick(16, 64);
        var spec = StormSpec.Spread(least, seeds, Threads);
        var oracle = weather.Expect(spec);
        while (oracle.Seconds < seconds)
        {
            seeds = (int)Math.Ceiling(seeds * Reserve * seconds / Math.Max(oracle.Seconds - StartUp, StartUp));
            spec = StormSpec.Spread(least, seeds, Threads);
            oracle = weather.Expect(spec);
        }

        using var trial = weather.Try(spec);
        var (kills, total, isDone) = (0, 0.0, false);
        var committed = new List<int>();
        while (!isDone)
        {
            var before = trial.Committed;
            using var launch = trial.Start(weather.OftenSaved);
            isDone = launch.Wait(shortest + (weather.Random.NextDouble() * (longest - shortest)));
            if (!isDone)
            {
                launch.Send(Signals.Kill);
                kills++;
            }

            var ending = launch.End(Trial.Patience);
            total += ending.Seconds;
            committed.Add(trial.Committed.Count);
            weather.Count(Checks.Join(isDone && ending.Code != 0 ? ending.Summary : "", Checks.TakenUp(trial, ending, before.Count), Checks.Lost(before, trial)), $"kill {kills}");
            if (total > (10 * oracle.Seconds) + 60)
            {
                weather.Count($"still not done: {committed[^1]} shards committed", $"after {kills} kills and {total:0} s");
                break;
            }
        }

        weather.Count(isDone ? oracle.Difference(trial) : "", "merged files");
        weather.Row("R7", "a long sweep killed until done", string.Create(CultureInfo.InvariantCulture,
            $"{4 * seeds} instances; undisturbed {oracle.Seconds:0.0} s; {kills} kills; {total:0.0} s in all; up to {committed.Max()} shards committed at a kill"));
    }
}
