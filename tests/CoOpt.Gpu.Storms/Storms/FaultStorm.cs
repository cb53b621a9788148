using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>Makes each system call that touches a run's folder fail once, with each of three errors.</summary>
public sealed class FaultStorm : IStorm
{
    private static readonly string[] Kinds = ["openat", "write", "fsync", "close", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "read", "pread64", "flock", "fstat", "newfstatat", "getdents64"];
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
        foreach (var (what, source) in CallPlan.Sources(weather, spec))
        {
            using (source)
            {
                var errors = what == "run" ? weather.Pick(Errors[..1], Errors) : Errors[..1];
                foreach (var (kind, ordinals) in CallPlan.Of(weather, source, Kinds))
                {
                    foreach (var error in errors)
                    {
                        var note = weather.Tally(weather.Pick([ordinals[weather.Random.Next(ordinals.Count)]], ordinals), n =>
                        {
                            using var trial = weather.Try(source);
                            return Fail(weather, trial, oracle, $"{kind}:error={error}:when={n}", what);
                        });
                        weather.Row("R8", $"{what}: {kind} {error}", note);
                    }
                }
            }
        }
    }

    private static string Fail(Weather weather, Trial trial, Oracle oracle, string injection, string what)
    {
        var before = trial.Committed;
        string[] calls = [.. new[] { injection.Split(':')[0], "link", "linkat", "rename", "renameat", "renameat2" }.Distinct()];
        var (ending, traced) = Strace.Run(trial.Folder, trial.Command(), trial.Calls, calls, injection, Trial.Patience);
        var injected = traced.Where(c => c.IsInjected).ToList();
        var hit = injected.Any(c => c.Touches(trial.Out));

        // Where another thread's call failed as well, such as the one that says what happened, no message can be asked for.
        var isAlone = hit && injected.TrueForAll(c => c.Touches(trial.Out));
        var (outcome, problem) = ending.Code switch
        {
            0 => (hit ? "harmless" : "elsewhere", oracle.Difference(trial)),
            5 when ending.Error.Contains(trial.Folder, StringComparison.Ordinal) || ending.Error.Contains("out/storm-", StringComparison.Ordinal) => ("exit 5", ""),
            5 when isAlone => ("exit 5", $"names no path: {ending.Summary}"),
            _ when isAlone => ($"exit {ending.Code}", $"ended with {ending.Summary}"),
            _ => ("elsewhere", ""),
        };
        var text = hit ? injected.First(c => c.Touches(trial.Out)).Text : "";
        var kept = traced.Where(c => c.Succeeded && c.Name.StartsWith("link", StringComparison.Ordinal) && c.Touches("/shards")).Count();
        var committed = trial.Committed.Count - before.Count;
        var lost = !trial.IsComplete && committed < kept ? $"{kept} shards were committed, {committed} are there" : "";
        weather.Count(Checks.Join(problem, lost, Checks.Lost(before, trial), Checks.Finish(trial, oracle)), $"{what}: {injection} [{text.Replace(trial.Folder, "", StringComparison.Ordinal)}]");
        return outcome;
    }
}
