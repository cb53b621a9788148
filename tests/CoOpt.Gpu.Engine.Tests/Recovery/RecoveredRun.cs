using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Engine.Tests.Execution;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Theory.Resolving;

namespace CoOpt.Gpu.Engine.Tests.Recovery;

/// <summary>A run on one device after the other.</summary>
/// <param name="spec">What is run, in shards of 16 and batches of 32 instances.</param>
internal sealed class RecoveredRun(string spec)
{
    private readonly IInstanceSource _source = SmallSweep.Load(spec);
    private readonly Func<InstanceDraft, Instance> _resolve = new InstanceResolver().Resolve;
    private readonly List<string> _notes = [];

    /// <summary>What came out.</summary>
    public ShardSink Sink { get; init; } = new();

    /// <summary>Devices opened in place of one that failed.</summary>
    public int Opened { get; private set; }

    /// <summary>What was said of it.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (_notes)
            {
                return [.. _notes];
            }
        }
    }

    /// <summary>A device of short launches, so that much can happen between them.</summary>
    public static CpuDevice Plain() => new(new CpuOptions { Threads = 2, LaunchSteps = 20 });

    /// <summary>The rows of a run to which nothing happens.</summary>
    public static List<string> Undisturbed(string spec)
    {
        using var device = new CpuDevice(new());
        var run = new RecoveredRun(spec);
        run.Execute([device], new RunOptions());
        return [.. run.Sink.Rows];
    }

    /// <summary>Runs on <paramref name="devices"/>: each one but the first is opened when that before it has failed.</summary>
    public RunReport Execute(IReadOnlyList<IDevice> devices, RunOptions options, CancellationToken token = default)
    {
        var told = options with
        {
            Notes = note =>
            {
                lock (_notes)
                {
                    _notes.Add(note);
                }
            },
        };
        return new Executor(_source, _resolve, devices[0], told, () => devices[++Opened]).Run(SmallSweep.Plan(_source.Sweep, 32, 16), Sink, token);
    }
}
