using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>Four processes with a slice of one sweep each, side by side in one folder, each killed at random times and started again; then the merge.</summary>
public sealed class SliceStorm : IStorm
{
    private const int Slices = 4;

    /// <inheritdoc/>
    public string Name => "slices";

    /// <inheritdoc/>
    public string Summary => "kills four processes that run slices of one sweep side by side, starts them again and merges";

    /// <inheritdoc/>
    public void Run(Weather weather)
    {
        ArgumentNullException.ThrowIfNull(weather);
        var spec = weather.Pick(StormSpec.Spread(0.0005, 4, 1), StormSpec.Spread(0.0001, 8, 1));
        var oracle = weather.Expect(spec);
        var kills = 0;
        for (var round = 0; round < weather.Pick(1, 12); round++)
        {
            using var trial = weather.Try(spec);
            var problems = new List<string>();
            var before = trial.Committed;
            var slices = Enumerable.Range(0, Slices).Select(_ => (Launch: (Launch?)null, Until: 0.0, Kills: 0, IsDone: false)).ToArray();
            while (slices.Any(s => !s.IsDone))
            {
                for (var i = 0; i < Slices; i++)
                {
                    ref var s = ref slices[i];
                    if (s.IsDone)
                    {
                        continue;
                    }

                    if (s.Launch is null)
                    {
                        s.Launch = trial.Start(["--shard", $"{i}/{Slices}", .. weather.OftenSaved]);
                        s.Until = s.Kills < 5 ? 0.2 + (weather.Random.NextDouble() * oracle.Seconds) : double.MaxValue;
                    }
                    else if (s.Launch.HasExited)
                    {
                        var ending = s.Launch.End(Trial.Patience);
                        s.Launch.Dispose();
                        s.IsDone = true;
                        problems.Add(ending.Code == 0 ? "" : $"slice {i} ends with {ending.Summary}");
                    }
                    else if (s.Launch.Elapsed > s.Until)
                    {
                        s.Launch.Send(Signals.Kill);
                        _ = s.Launch.End(Trial.Patience);
                        s.Launch.Dispose();
                        s.Launch = null;
                        s.Kills++;
                        kills++;
                    }
                }

                Thread.Sleep(20);
                problems.Add(Checks.Lost(before, trial));
                before = trial.Committed;
            }

            var merge = trial.IsComplete ? null : trial.Ask("merge", Path.GetRelativePath(trial.Folder, trial.Run!));
            problems.Add(merge is { Code: not 0 } ? $"merging ends with {merge.Summary}" : oracle.Difference(trial));
            weather.Count(Checks.Join([.. problems.Distinct()]), $"round {round}");
        }

        weather.Row("R7", $"{Slices} slices side by side", $"{kills} kills");
    }
}
