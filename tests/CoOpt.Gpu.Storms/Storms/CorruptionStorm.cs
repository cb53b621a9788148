using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>
/// Flips, cuts and extends files of interrupted runs: going on must give the bytes of an undisturbed run, or end with 4 and say what to do; doing that must give them.
/// </summary>
public sealed class CorruptionStorm : IStorm
{
    private const string Plan = "plan.json";

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
        var tally = new SortedDictionary<string, (int Count, int Refused)>(StringComparer.Ordinal);
        var (rounds, turns) = (weather.Pick(3, 24), 0);
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
                Damage[] usual = weather.Pick<Damage[]>([Damage.Flip], [Damage.Flip, Damage.Cut, Damage.Extend, Damage.Empty]);
                foreach (var damage in kind.Key == Plan ? [.. usual, Damage.Digit, Damage.Missing] : usual)
                {
                    // By either verb in turn; a damaged plan, which only one of them can do without, by both.
                    foreach (var turn in kind.Key == Plan ? [0, 1] : new[] { turns++ })
                    {
                        var refused = Harm(weather, interrupted, oracle, names[weather.Random.Next(names.Length)], damage, turn);
                        var name = kind.Key == Plan ? $"{Plan} by {(turn == 0 ? "resume" : "run")}" : kind.Key;
                        var (count, before) = tally.GetValueOrDefault(name);
                        tally[name] = (count + 1, before + (refused ? 1 : 0));
                    }
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

    private static bool Harm(Weather weather, Trial interrupted, Oracle oracle, string name, Damage damage, int turn)
    {
        using var trial = weather.Try(interrupted, turn);
        var file = Path.Combine(trial.Run!, name);
        var how = Apply(file, damage, weather.Random);
        var isByPlan = name == Plan && turn % 2 == 0;
        var ending = isByPlan ? trial.Ask(trial.Resumption()) : trial.Finish();
        var isRefused = ending.Code != 0;
        var problem = isByPlan ? Refused(trial, oracle, ending, damage) : Checks.Mend(trial, oracle, ending);
        weather.Count(problem, $"{name}: {how}, {(turn % 2 == 0 ? "resume" : "run")}{(isRefused ? ", refused" : "")}");
        return isRefused;
    }

    // Who has only a damaged plan to go by must not go by it. The spec mends it.
    private static string Refused(Trial trial, Oracle oracle, Ending ending, Damage damage)
    {
        if (ending.Code == 0)
        {
            return oracle.Difference(trial) is { Length: > 0 } difference ? $"resume takes a damaged plan: {difference}" : "";
        }

        var code = ending.Code == 4 || (damage == Damage.Missing && ending.Code == 2) ? "" : $"resume ends with {ending.Summary}";
        var run = Launch.Run(trial.Folder, trial.CommandOf(trial.Arguments()), Trial.Patience);
        return Checks.Join(code, Checks.Mend(trial, oracle, run));
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
            case Damage.Digit:
                // What is still JSON, and another plan.
                var digits = Enumerable.Range(0, bytes.Length).Where(k => char.IsAsciiDigit((char)bytes[k])).ToArray();
                at = digits[random.Next(digits.Length)];
                bytes[at] ^= 1;
                break;
            case Damage.Missing:
                File.Delete(file);
                return "removed";
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
        Digit,
        Missing,
    }
}
