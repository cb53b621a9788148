using System.Diagnostics;
using System.Globalization;
using CoOpt.Gpu.Storms.Programs;
using CoOpt.Gpu.Storms.Reports;
using CoOpt.Gpu.Storms.Runs;

namespace CoOpt.Gpu.Storms.Storms;

/// <summary>What a storm is given, and where its counts go.</summary>
/// <param name="program">The program under test.</param>
/// <param name="work">Folder for runs.</param>
/// <param name="isFull">Full counts, or those of some seconds.</param>
/// <param name="seed">Of all random numbers.</param>
/// <param name="tell">Receives a line for every failure and row.</param>
/// <param name="jobs">Cases side by side, where a storm has them.</param>
public sealed class Weather(CooptProgram program, string work, bool isFull, int seed, Action<string> tell, int jobs = 1)
{
    private readonly Lock _lock = new();
    private readonly List<StormRow> _rows = [];
    private long _count;
    private long _failures;
    private long _start = Stopwatch.GetTimestamp();
    private (int Run, int Resume) _goneOn;
    private int _turns;

    /// <summary>The program under test.</summary>
    public CooptProgram Program => program;

    // With signals as a shell leaves them, as the program itself is started.
    private static string[] Ourselves => ["env", "--default-signal=INT,TERM,HUP,USR1", "dotnet", typeof(Weather).Assembly.Location];

    /// <summary>Random numbers, the same for the same seed.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>The option with which checkpoints come every second.</summary>
    public string[] OftenSaved { get; } = Launch.Run(Path.GetTempPath(), program.Command(["run", "--help"]), Trial.Patience).Output.Contains("--checkpoint", StringComparison.Ordinal) ? ["--checkpoint", "1"] : [];

    /// <summary>The kinds of system calls that are disturbed; all where it is empty.</summary>
    public IReadOnlyCollection<string> Only { get; init; } = [];

    /// <summary>The rows so far.</summary>
    public IReadOnlyList<StormRow> Rows => _rows;

    /// <summary>How every failure came about.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>One of the two, by form.</summary>
    public T Pick<T>(T few, T full) => isFull ? full : few;

    /// <summary>A new trial of <paramref name="spec"/>.</summary>
    public Trial Try(StormSpec spec) => new(work, program, spec, _turns++) { Ended = Went };

    /// <summary>A copy of <paramref name="trial"/> as it lies there now.</summary>
    /// <param name="trial">A trial.</param>
    /// <param name="turn">With which verb it goes on first.</param>
    public Trial Try(Trial trial, int turn) => new(work, program, trial, turn) { Ended = Went };

    /// <summary>The undisturbed run of <paramref name="spec"/>.</summary>
    public Oracle Expect(StormSpec spec) => Oracle.Of(work, program, spec);

    /// <summary>The command line of a process that loads the program and repeats <paramref name="trial"/> (<see cref="Programs.ManyRuns"/>).</summary>
    public string[] ManyRuns(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return [.. Ourselves, Programs.ManyRuns.Verb, program.Library, $"{seed}", trial.Out, .. trial.Arguments(OftenSaved)];
    }

    /// <summary>The command line of a process that loads the program, runs <paramref name="trial"/> and says every so many seconds what it holds (<see cref="Programs.WatchedRun"/>).</summary>
    public string[] WatchedRun(Trial trial, double every)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return [.. Ourselves, Programs.WatchedRun.Verb, program.Library, every.ToString(CultureInfo.InvariantCulture), .. trial.Arguments(["--yes", .. OftenSaved])];
    }

    /// <summary>Counts one case; it has failed where <paramref name="problem"/> is not empty.</summary>
    public void Count(string problem, string how)
    {
        lock (_lock)
        {
            _count++;
            if (problem.Length > 0)
            {
                _failures++;
                Failures.Add($"{how}: {problem}");
                tell($"FAILED {how}: {problem}");
            }
        }
    }

    /// <summary>Runs <paramref name="act"/> for every case, some side by side, and says how often each answer came.</summary>
    public string Tally<T>(IEnumerable<T> cases, Func<T, string> act)
    {
        var tally = new SortedDictionary<string, int>(StringComparer.Ordinal);
        _ = Parallel.ForEach(cases, new ParallelOptions { MaxDegreeOfParallelism = jobs }, item =>
        {
            var answer = act(item);
            lock (tally)
            {
                tally[answer] = tally.GetValueOrDefault(answer) + 1;
            }
        });
        return string.Join("; ", tally.Select(static t => $"{t.Value} {t.Key}"));
    }

    /// <summary>Ends a row: what was counted since the last one.</summary>
    public void Row(string requirement, string what, string note = "")
    {
        var (run, resume) = _goneOn;
        var goneOn = run + resume == 0 ? "" : $"gone on {run} times by run and {resume} by resume";

        // A row that fails says why.
        var why = _failures == 0 ? "" : $"first failure: {Failures[^(int)_failures].ReplaceLineEndings(" ")}";
        note = Checks.Join(note, goneOn, why);
        var row = new StormRow(requirement, what, isFull ? "full" : "short", seed, _count, _failures, Stopwatch.GetElapsedTime(_start).TotalSeconds, note);
        _rows.Add(row);
        tell(StormTable.Line(row));
        (_count, _failures, _goneOn, _start) = (0, 0, default, Stopwatch.GetTimestamp());
    }

    // How often a trial went on, and by which verb.
    private void Went(Trial trial)
    {
        lock (_lock)
        {
            _goneOn = (_goneOn.Run + trial.GoneOn.Run, _goneOn.Resume + trial.GoneOn.Resume);
        }
    }
}
