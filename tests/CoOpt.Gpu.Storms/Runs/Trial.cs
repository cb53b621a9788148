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

    /// <summary>Writes the spec into a new folder below <paramref name="work"/>.</summary>
    public Trial(string work, CooptProgram program, StormSpec spec)
    {
        _program = program;
        _spec = spec;
        Folder = Path.Combine(work, Path.GetRandomFileName());
        _ = Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "sweep.yaml"), spec.Text);
    }

    /// <summary>Copies <paramref name="other"/> with all its files.</summary>
    public Trial(string work, CooptProgram program, Trial other)
        : this(work, program, other._spec)
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

    /// <summary>The commit records there are.</summary>
    public SortedDictionary<string, string> Committed => Run is { } run ? Outputs.Committed(run) : [];

    /// <summary>What to tell the program for it to run, or go on with, the sweep.</summary>
    public string[] Arguments(params string[] more) => ["run", "sweep.yaml", "--out", "out", "--device", "cpu", "--threads", $"{_spec.Threads}", "--progress", "none", .. more];

    /// <summary>The command line that does so.</summary>
    public string[] Command(params string[] more) => _program.Command(Arguments(more));

    /// <summary>Starts it.</summary>
    public Launch Start(params string[] more) => new(Folder, Command(more));

    /// <summary>Runs it to its end.</summary>
    public Ending Finish(params string[] more) => Launch.Run(Folder, Command(more), LongPatience);

    /// <summary>The command line of another verb.</summary>
    public string[] CommandOf(params string[] arguments) => _program.Command(arguments);

    /// <summary>Runs another verb.</summary>
    public Ending Ask(params string[] arguments) => Launch.Run(Folder, CommandOf(arguments), Patience);

    /// <summary>Removes everything.</summary>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
