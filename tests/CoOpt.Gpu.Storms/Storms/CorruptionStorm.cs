using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>
/// Flips, cuts and extends files of interrupted runs: going on must give the bytes of an undisturbed run, or end with 4 and say what to do; doing that must give them.
/// </summary>
public sealed class CorruptionStorm : IStorm
{
    /// <inheritdoc/>
    public string Name => "corrupt";

    /// <inheritdoc/>
    public string Summary => "damages records, data, checkpoints, plans and journals of interrupted runs and resumes them";

    /// <inheritdoc/>
    public void Run(Weather weather)
    {
        ArgumentNullException.ThrowIfNull(weather);
        var spec = weather.Pick(StormSpec.Spread(0.0005, 4, 1), StormSpec.Spread(0.0002, 4, 1));
        var oracle = weather.Expect(spec);
        var tally = new SortedDictionary<string, (int Count, int Refused, double Seconds)>(StringComparer.Ordinal);
        var rounds = weather.Pick(3, 24);
        for (var round = 0; round < rounds; round++)
        {
            using var interrupted = weather.Try(spec);
            Interrupt(weather, interrupted, oracle, round);
            if (interrupted.Run is not { } run || interrupted.IsComplete)
            {
                continue;
            }

            // One case for each kind of file that this run left.
            var kinds = Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(run, f)).GroupBy(KindOf).OrderBy(g => g.Key, StringComparer.Ordinal);
            foreach (var kind in kinds)
            {
                var names = kind.Order(StringComparer.Ordinal).ToArray();
                foreach (var damage in weather.Pick<Damage[]>([Damage.Flip], [Damage.Flip, Damage.Cut, Damage.Extend, Damage.Empty]))
                {
                    var refused = Harm(weather, interrupted, oracle, names[weather.Random.Next(names.Length)], damage);
                    var (count, before, seconds) = tally.GetValueOrDefault(kind.Key);
                    tally[kind.Key] = (count + 1, before + (refused ? 1 : 0), seconds);
                }
            }
        }

        weather.Row("R9", "files of interrupted runs damaged", string.Join("; ", tally.Select(t => $"{t.Value.Count} {t.Key} ({t.Value.Refused} refused with 4)")));
    }

    private static void Interrupt(Weather weather, Trial trial, Oracle oracle, int round)
    {
        if (round % 2 == 1 && Strace.Missing is null)
        {
            // Late: somewhere in the merge.
            var syncs = CallPlan.Of(weather, trial, ["fsync"])["fsync"];
            var n = syncs[(int)((0.6 + (0.4 * weather.Random.NextDouble())) * syncs.Count)];
            _ = Strace.Run(trial.Folder, trial.Command(), trial.Calls, ["fsync"], $"fsync:signal=KILL:when={n}", Trial.Patience);
            return;
        }

        for (var tries = 0; tries < 2; tries++)
        {
            using var launch = trial.Start(weather.OftenSaved);
            if (!launch.Wait((0.3 + (0.5 * weather.Random.NextDouble())) * oracle.Seconds))
            {
                launch.Send(Signals.Kill);
            }

            _ = launch.End(Trial.Patience);
        }
    }

    private static bool Harm(Weather weather, Trial interrupted, Oracle oracle, string name, Damage damage)
    {
        using var trial = weather.Try(interrupted);
        var file = Path.Combine(trial.Run!, name);
        var how = Apply(file, damage, weather.Random);
        var ending = trial.Finish();
        var isRefused = ending.Code == 4;
        var problem = Checks.Mend(trial, oracle, ending);
        weather.Count(problem, $"{name}: {how}{(isRefused ? ", refused" : "")}");
        return isRefused;
    }

    private static string Apply(string file, Damage damage, Random random)
    {
        var bytes = File.ReadAllBytes(file);
        var at = random.Next(Math.Max(1, bytes.Length));
        switch (damage)
        {
            case Damage.Flip when bytes.Length > 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case Damage.Cut:
                bytes = bytes[..(bytes.Length == 0 ? 0 : at)];
                break;
            case Damage.Empty:
                bytes = [];
                break;
            default:
                var more = new byte[1 + random.Next(64)];
                random.NextBytes(more);
                bytes = [.. bytes, .. more];
                break;
        }

        File.WriteAllBytes(file, bytes);
        return $"{damage} at {at}";
    }

    private static string KindOf(string name)
    {
        var parts = name.Split('/');
        return parts.Length == 1 ? (parts[0].StartsWith('.') ? "temporary" : parts[0])
            : parts[0] == "shards" && parts.Length == 2 ? "record"
            : parts[0] == "shards" ? $"shard {parts[^1]}"
            : parts[0].TrimEnd('s');
    }

    private enum Damage
    {
        Flip,
        Cut,
        Extend,
        Empty,
    }
}
