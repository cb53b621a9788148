using System.Globalization;
using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>What else happens to a run's folder: two processes, stopped processes, clocks that jump, numbers of processes that come again, folders that vanish or may not be written.</summary>
public sealed class OddStorm : IStorm
{
    /// <inheritdoc/>
    public string Name => "odd";

    /// <inheritdoc/>
    public string Summary => "two processes, stopped processes, jumping clocks, reused process numbers, vanished and read-only folders";

    /// <inheritdoc/>
    public void Run(Weather weather)
    {
        ArgumentNullException.ThrowIfNull(weather);
        var spec = weather.Pick(StormSpec.Spread(0.0005, 4, 1), StormSpec.Spread(0.0002, 4, 1));
        var oracle = weather.Expect(spec);
        var rounds = weather.Pick(1, 20);
        Repeat(weather, rounds, "two processes at once", t => Together(t, weather, oracle), spec);
        Repeat(weather, rounds, "stopped and continued", t => Asleep(t, weather, oracle), spec);
        Repeat(weather, rounds, "folder removed while running", t => Vanished(t, weather, oracle), spec);
        Repeat(weather, rounds, "clock a year ahead or behind", t => OtherTime(t, weather, oracle), spec);
        Repeat(weather, rounds, "process number taken by a living process", t => Reused(t, weather, oracle), spec);
        Repeat(weather, rounds, "killed while it is redone", t => Redone(t, weather, oracle), spec);
        Repeat(weather, rounds, "killed in a merge of slices", t => Merged(t, weather, oracle), spec);
        if (SmallDisk.Missing is null)
        {
            Repeat(weather, rounds, "disk turned read-only", t => ReadOnly(t, weather, oracle), spec);
        }
    }

    private static void Repeat(Weather weather, int rounds, string what, Func<Trial, string> act, StormSpec spec)
    {
        for (var round = 0; round < rounds; round++)
        {
            using var trial = weather.Try(spec);
            weather.Count(act(trial), $"{what}, round {round}");
        }

        weather.Row("R7", what);
    }

    // One of them has the folder; the other says so and ends, or finds the run complete. Or it comes so late that it goes on after the first.
    private static string Together(Trial trial, Weather weather, Oracle oracle)
    {
        using var first = trial.Start(weather.OftenSaved);
        Thread.Sleep(weather.Random.Next(600));
        using var second = trial.Start(weather.OftenSaved);
        if (weather.Random.Next(2) == 0)
        {
            Thread.Sleep(weather.Random.Next(1500));
            first.Send(Signals.Kill);
        }

        var (one, other) = (first.End(Trial.Patience), second.End(Trial.Patience));
        var codes = string.Join("; ", new[] { one, other }.Where(e => e.Code is not (0 or 5 or 137)).Select(e => e.Summary));
        return Checks.Join(codes, Checks.Finish(trial, oracle));
    }

    private static string Asleep(Trial trial, Weather weather, Oracle oracle)
    {
        using var launch = trial.Start(weather.OftenSaved);
        for (var k = 0; k < 4 && !launch.Wait(0.3 * oracle.Seconds * weather.Random.NextDouble()); k++)
        {
            launch.Send(Signals.Stop);
            Thread.Sleep(200);
            launch.Send(Signals.Continue);
        }

        var ending = launch.End(Trial.Patience);
        return ending.Code == 0 ? oracle.Difference(trial) : ending.Summary;
    }

    private static string Vanished(Trial trial, Weather weather, Oracle oracle)
    {
        using var launch = trial.Start(weather.OftenSaved);
        if (!launch.Wait((0.2 + (0.7 * weather.Random.NextDouble())) * oracle.Seconds))
        {
            _ = Launch.Run(trial.Folder, ["rm", "-rf", weather.Random.Next(2) == 0 && trial.Run is { } run ? run : trial.Out], Trial.Patience);
        }

        // With nowhere to write it may say so, or make its folder anew. Where it wrote while it was removed, a folder without plan.json may be left: nobody goes on from that unasked.
        var ending = launch.End(Trial.Patience);
        return Checks.Join(ending.Code is 0 or 5 or 4 ? "" : ending.Summary, Checks.Mend(trial, oracle, trial.Finish()));
    }

    private static string OtherTime(Trial trial, Weather weather, Oracle oracle)
    {
        if (Interrupt(trial, weather, oracle) is not { } run)
        {
            return Checks.Finish(trial, oracle);
        }

        var then = DateTime.UtcNow.AddDays(weather.Random.Next(2) == 0 ? 365 : -365);
        foreach (var entry in Directory.EnumerateFileSystemEntries(run, "*", SearchOption.AllDirectories).Where(_ => weather.Random.Next(4) > 0))
        {
            if (Directory.Exists(entry))
            {
                Directory.SetLastWriteTimeUtc(entry, then);
            }
            else
            {
                File.SetLastWriteTimeUtc(entry, then);
            }
        }

        return Checks.Finish(trial, oracle);
    }

    // Temporary files and attempts bear the number of their writer, which another process may get after its death.
    private static string Reused(Trial trial, Weather weather, Oracle oracle)
    {
        using var launch = trial.Start(weather.OftenSaved);
        var isDone = launch.Wait((0.2 + (0.8 * weather.Random.NextDouble())) * oracle.Seconds);
        launch.Send(Signals.Kill);
        var number = string.Create(CultureInfo.InvariantCulture, $"-{launch.Id}-");
        _ = launch.End(Trial.Patience);
        if (isDone || trial.Run is not { } run)
        {
            return Checks.Finish(trial, oracle);
        }

        using var other = new Launch(trial.Folder, ["sleep", "600"]);
        var committed = trial.Committed.Keys.Select(static k => k[..5]).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in Directory.EnumerateFileSystemEntries(run, $"*{number}*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).OrderByDescending(e => e.Length))
        {
            // What a record names must stay.
            if (!committed.Contains(Path.GetRelativePath(run, entry).Split('/')[^1].Split('-')[0]) && !committed.Any(c => entry.Contains($"/shards/{c}-", StringComparison.Ordinal)))
            {
                Directory.Move(entry, entry.Replace(number, string.Create(CultureInfo.InvariantCulture, $"-{other.Id}-"), StringComparison.Ordinal));
            }
        }

        return Checks.Finish(trial, oracle);
    }

    private static string Redone(Trial trial, Weather weather, Oracle oracle)
    {
        var first = weather.Random.Next(2) == 0 ? trial.Finish().Summary : Interrupt(trial, weather, oracle);
        using var again = trial.Start("--rerun");
        if (!again.Wait(weather.Random.NextDouble() * oracle.Seconds))
        {
            again.Send(Signals.Kill);
        }

        _ = again.End(Trial.Patience);
        return Checks.Finish(trial, oracle) is { Length: > 0 } problem ? $"{problem} (before: {first})" : "";
    }

    private static string Merged(Trial trial, Weather weather, Oracle oracle)
    {
        for (var slice = 0; slice < 2; slice++)
        {
            if (trial.Finish("--shard", $"{slice}/2") is { Code: not 0 } failed)
            {
                return $"slice {slice}: {failed.Summary}";
            }
        }

        for (var kills = 0; kills < 3 && !trial.IsComplete; kills++)
        {
            using var merge = new Launch(trial.Folder, trial.CommandOf("merge", Path.GetRelativePath(trial.Folder, trial.Run!)));
            if (!merge.Wait(0.2 + (0.4 * weather.Random.NextDouble())))
            {
                merge.Send(Signals.Kill);
            }

            _ = merge.End(Trial.Patience);
        }

        var last = trial.IsComplete ? null : trial.Ask("merge", Path.GetRelativePath(trial.Folder, trial.Run!));
        return last is { Code: not 0 } ? last.Summary : Checks.Finish(trial, oracle);
    }

    private static string ReadOnly(Trial trial, Weather weather, Oracle oracle)
    {
        using var disk = SmallDisk.Mount(trial.Out, $"size={100 << 20}");
        var ending = (Ending?)null;
        using (var launch = trial.Start(weather.OftenSaved))
        {
            if (!launch.Wait((0.2 + (0.7 * weather.Random.NextDouble())) * oracle.Seconds))
            {
                // A disk with open files for writing refuses; then the run dies first and meets it when it goes on.
                launch.Send(Signals.Kill);
            }

            _ = launch.End(Trial.Patience);
        }

        disk.Resize("ro");
        var isComplete = trial.IsComplete;
        ending = trial.Finish();
        disk.Resize("rw");
        var code = ending.Code == 5 || (isComplete && ending.Code == 0) ? "" : $"on a read-only disk: {ending.Summary}";
        return Checks.Join(code, Checks.Finish(trial, oracle));
    }

    private static string? Interrupt(Trial trial, Weather weather, Oracle oracle)
    {
        using var launch = trial.Start(weather.OftenSaved);
        if (!launch.Wait((0.2 + (0.7 * weather.Random.NextDouble())) * oracle.Seconds))
        {
            launch.Send(Signals.Kill);
        }

        _ = launch.End(Trial.Patience);
        return trial.IsComplete ? null : trial.Run;
    }
}
