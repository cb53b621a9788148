using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>Makes each system call that touches a run's folder fail once, with each of three errors.</summary>
public sealed class FaultStorm : IStorm
{
    private static readonly string[] Kinds = ["openat", "write", "fsync", "close", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "read", "pread64", "flock", "fstat", "newfstatat", "getdents64"];
    private static readonly string[] Errors = ["EIO", "ENOSPC", "EACCES"];

    private static readonly string[] RuntimeFaults = ["error while loading shared libraries", "Failed to load /", "A fatal error", "Failed to create CoreCLR", "No usable version of libssl", ThreadLost];

    /// <summary>A pipe by which the runtime starts threads failed: it ends at once and prints where, which is no exception of the program.</summary>
    private const string ThreadLost = "ResumeThread failed with error";

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
        foreach (var (what, source, turn) in CallPlan.Sources(weather, spec, ("resume", 0.4, true), ("run again in a merge", 0.8, false)))
        {
            using (source)
            {
                var errors = what == "run" ? weather.Pick(Errors[..1], Errors) : Errors[..1];
                foreach (var (kind, ordinals) in CallPlan.Of(weather, source, Kinds, turn))
                {
                    foreach (var error in errors)
                    {
                        var note = weather.Tally(weather.Pick([ordinals[weather.Random.Next(ordinals.Count)]], ordinals), n =>
                        {
                            using var trial = weather.Try(source, what == "run" ? n : turn);
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
            2 or 4 or 5 => ($"elsewhere, exit {ending.Code}", IsError(ending) || injected.Any(c => c.Name == "write" && !c.Touches(trial.Out)) ? "" : $"says nothing of an error: {ending.Summary}"),
            not 0 when !isAlone && IsRuntime(ending) => ("elsewhere, the runtime gave up", ""),
            _ => ("elsewhere", $"ended with {ending.Summary}"),
        };
        if (IsTrace(ending))
        {
            problem = Checks.Join(problem, $"shows a stack trace: {ending.Summary}");
        }

        var text = hit ? injected.First(c => c.Touches(trial.Out)).Text : "";
        var kept = traced.Where(c => c.Succeeded && c.Name.StartsWith("link", StringComparison.Ordinal) && c.Touches("/shards")).Count();
        var committed = trial.Committed.Count - before.Count;
        var lost = !trial.IsComplete && committed < kept ? $"{kept} shards were committed, {committed} are there" : "";
        weather.Count(Checks.Join(problem, lost, Checks.TakenUp(trial, ending, before.Count), Checks.Broken(before, trial), Checks.GoOn(trial, oracle)), $"{what}: {injection} [{text.Replace(trial.Folder, "", StringComparison.Ordinal)}]");
        return outcome;
    }

    // Libraries that cannot be loaded, a runtime that cannot start or loses a pipe of its own: no code of the program runs then. An exception that nobody caught is the program's.
    private static bool IsRuntime(Ending ending) => !IsTrace(ending) && RuntimeFaults.Any(f => ending.Error.Contains(f, StringComparison.Ordinal));

    private static bool IsError(Ending ending) => ending.Error.Split('\n').Any(static l => l.StartsWith("error CO", StringComparison.Ordinal));

    private static bool IsTrace(Ending ending) => !ending.Error.Contains(ThreadLost, StringComparison.Ordinal) && (
        ending.Error.Contains("Unhandled exception", StringComparison.Ordinal) || ending.Error.Split('\n').Any(static l => l.StartsWith("   at ", StringComparison.Ordinal)));
}
