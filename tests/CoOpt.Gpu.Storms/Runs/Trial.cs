using CoOpt.Gpu.Storms.Programs;

namespace CoOpt.Gpu.Storms.Runs;

/// <summary>One sweep in a folder of its own, to be run as often as it takes.</summary>
public sealed class Trial : IDisposable
{
    /// <summary>Far longer than any run of a storm.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>And for whole runs, some of which are made to take long.</summary>
    private static readonly TimeSpan LongPatience = TimeSpan.FromHours(1);

    private readonly CooptProgram _program;
    private readonly StormSpec _spec;
    private int _turn;

    /// <summary>Writes the spec into a new folder below <paramref name="work"/>.</summary>
    /// <param name="work">A folder.</param>
    /// <param name="program">The program.</param>
    /// <param name="spec">The sweep.</param>
    /// <param name="turn">With which verb it goes on first; the other one follows, and so on.</param>
    public Trial(string work, CooptProgram program, StormSpec spec, int turn = 0)
    {
        _turn = turn;
        _program = program;
        _spec = spec;
        Folder = Path.Combine(work, Path.GetRandomFileName());
        _ = Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "sweep.yaml"), spec.Text);
    }

    /// <summary>Copies <paramref name="other"/> with all its files.</summary>
    public Trial(string work, CooptProgram program, Trial other, int turn = 0)
        : this(work, program, other._spec, turn)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Directory.Exists(other.Out) && Launch.Run(work, ["cp", "-a", other.Out, Out], Patience) is { Code: not 0 } copy)
        {
            throw new IOException(copy.Summary);
        }
    }

    /// <summary>Where the spec lies and the program runs.</summary>
    public string Folder { get; }

    /// <summary>Where runs go.</summary>
    public string Out => Path.Combine(Folder, "out");

    /// <summary>Where system calls are logged.</summary>
    public string Calls => Path.Combine(Folder, "calls");

    /// <summary>The run's folder; null before there is one.</summary>
    public string? Run => Directory.Exists(Out) ? Directory.EnumerateDirectories(Out).Order(StringComparer.Ordinal).FirstOrDefault() : null;

    /// <summary>Whether the run has its manifest.</summary>
    public bool IsComplete => Run is { } run && File.Exists(Path.Combine(run, "manifest.json"));

    /// <summary>How often an incomplete run went on by <c>coopt run</c> and by <c>coopt resume</c>.</summary>
    public (int Run, int Resume) GoneOn { get; private set; }

    /// <summary>Told before it is removed.</summary>
    public Action<Trial>? Ended { get; init; }

    /// <summary>The commit records there are.</summary>
    public SortedDictionary<string, string> Committed
    {
        get
        {
            var records = Run is { } run ? Outputs.Committed(run) : [];
            Shards ??= records.Count > 0 ? Outputs.ShardsOf(Run!, records.Keys.First()) : null;
            return records;
        }
    }

    /// <summary>How many shards the sweep has, as its records say; null until some were seen.</summary>
    public long? Shards { get; private set; }

    private string[] Common => ["--device", "cpu", "--threads", $"{_spec.Threads}", "--progress", "none"];

    /// <summary>What to tell the program for it to run the sweep from its spec, or go on with it.</summary>
    public string[] Arguments(params string[] more) => ["run", "sweep.yaml", "--out", "out", .. Common, .. more];

    /// <summary>What to tell it for it to go on from the run's folder.</summary>
    public string[] Resumption(params string[] more) => ["resume", Path.GetRelativePath(Folder, Run!), .. Common, .. more];

    /// <summary>The command line that runs the sweep or goes on with it: where there is an incomplete run, by <c>coopt resume</c> and <c>coopt run</c> in turn.</summary>
    public string[] Command(params string[] more)
    {
        if (Run is not { } run || IsComplete || !File.Exists(Path.Combine(run, "plan.json")) || more.Contains("--rerun"))
        {
            return CommandOf(Arguments(more));
        }

        var isResume = _turn++ % 2 == 0;
        GoneOn = isResume ? GoneOn with { Resume = GoneOn.Resume + 1 } : GoneOn with { Run = GoneOn.Run + 1 };
        return CommandOf(isResume ? Resumption(more) : Arguments(more));
    }

    /// <summary>Starts it.</summary>
    public Launch Start(params string[] more) => new(Folder, Command(more));

    /// <summary>Runs it to its end.</summary>
    public Ending Finish(params string[] more) => Launch.Run(Folder, Command(more), LongPatience);

    /// <summary>The command line of another verb.</summary>
    public string[] CommandOf(params string[] arguments) => _program.Command(arguments);

    /// <summary>Runs another verb.</summary>
    public Ending Ask(params string[] arguments) => Launch.Run(Folder, CommandOf(arguments), Patience);

    /// <summary>Removes everything.</summary>
    public void Dispose()
    {
        Ended?.Invoke(this);
        Directory.Delete(Folder, recursive: true);
    }
}
