using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>Makes each system call that touches a run's folder fail once, with each of three errors.</summary>
public sealed class FaultStorm : IStorm
{
    private static readonly string[] Kinds = ["openat", "write", "fsync", "close", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir", "rmdir", "read", "pread64", "flock"];
    private static readonly string[] Errors = ["EIO", "ENOSPC", "EACCES"];

    /// <inheritdoc/>
    public string Name => "faults";

    /// <inheritdoc/>
    public string Summary => "makes each open, write, fsync, close, rename, link, unlink, mkdir and read in a run's folder fail with EIO, ENOSPC and EACCES";

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
            foreach (var error in weather.Pick(Errors[..1], Errors))
            {
                var tally = new Dictionary<string, int>();
                foreach (var n in weather.Pick([ordinals[weather.Random.Next(ordinals.Count)]], ordinals))
                {
                    var outcome = Fail(weather, spec, oracle, kind, error, n);
                    tally[outcome] = tally.GetValueOrDefault(outcome) + 1;
                }

                weather.Row("R8", $"{kind} {error}", string.Join("; ", tally.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Value} {t.Key}")));
            }
        }
    }

    private static string Fail(Weather weather, StormSpec spec, Oracle oracle, string kind, string error, int n)
    {
        using var trial = weather.Try(spec);
        var injection = $"{kind}:error={error}:when={n}";
        string[] calls = [.. new[] { kind, "link", "linkat", "rename", "renameat", "renameat2" }.Distinct()];
        var (ending, traced) = Strace.Run(trial.Folder, trial.Command(), Path.Combine(trial.Folder, "calls"), calls, injection, Trial.Patience);
        var injected = traced.Where(c => c.IsInjected).ToList();
        var hit = injected.Any(c => c.Touches(trial.Out));
        var (outcome, problem) = ending.Code switch
        {
            0 => (hit ? "harmless" : "elsewhere", oracle.Difference(trial)),
            5 when ending.Error.Contains(trial.Folder, StringComparison.Ordinal) || ending.Error.Contains("out/storm-", StringComparison.Ordinal) => ("exit 5", ""),
            5 => ("exit 5", $"names no path: {ending.Summary}"),
            _ when hit => ($"exit {ending.Code}", $"ended with {ending.Summary}"),
            _ => ("elsewhere", ""),
        };
        var text = hit ? injected.First(c => c.Touches(trial.Out)).Text : "";
        var kept = traced.Where(c => c.Succeeded && c.Name.StartsWith("link", StringComparison.Ordinal) && c.Touches("/shards")).Count();
        var committed = trial.Committed.Count;
        var lost = !trial.IsComplete && committed < kept ? $"{kept} shards were committed, {committed} are there" : "";
        weather.Count(Checks.Join(problem, lost, Checks.Finish(trial, oracle)), $"{injection} [{text.Replace(trial.Folder, "", StringComparison.Ordinal)}]");
        return outcome;
    }
}
