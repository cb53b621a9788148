using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Execution;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Tests.Images;

/// <summary>Runs a batch, in one go or interrupted again and again, and tells all that comes out of it.</summary>
/// <param name="instances">The batch; each has its place as its index.</param>
/// <param name="resolve">Theory, for those whose α is searched for.</param>
internal sealed class ResumedRun(IReadOnlyList<Instance> instances, Func<InstanceDraft, Instance> resolve)
{
    private ProgressCounter _counter = new(0, default, null);
    private readonly Batch _batch = new([.. instances]);
    private readonly ResolvedSweep _sweep = SweepOf(instances.Count);

    /// <summary>Interruptions so far.</summary>
    public int Stops { get; private set; }

    /// <summary>Interruptions so far after which images older than the last report were taken up.</summary>
    public int Kills { get; private set; }

    /// <summary>What was said of images.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>How many instances were counted as ended in the last process.</summary>
    public long Done { get; private set; }

    /// <summary>The last run to its end.</summary>
    public BatchRun? Run { get; private set; }

    /// <summary>A sweep of so many instances.</summary>
    public static ResolvedSweep SweepOf(int count) => new()
    {
        Schema = 1,
        Name = "resumed",
        Settings = ImmutableSortedDictionary<string, SettingValue>.Empty,
        Axes = [new(["seed"], [.. Enumerable.Range(0, count).Select(static k => ImmutableArray.Create(SettingValue.Of(k)))])],
        Files = [],
    };

    /// <summary>All that came out of a run.</summary>
    public static List<string> Tell(BatchRun run) => [.. run.Recorders.Select(Tell)];

    /// <summary>What comes out without interruption.</summary>
    public List<string> Whole(IDevice device)
    {
        var run = Begin(null);
        run.Run(device, int.MaxValue, 1, CancellationToken.None);
        return End(run);
    }

    /// <summary>
    /// What comes out if process after process runs it for a few launches, each on the next of the devices: it is stopped by its token, or killed some launches after images were asked for, or its device
    /// fails and it goes on at once on the next.
    /// </summary>
    /// <param name="devices">The devices, opened anew each time.</param>
    /// <param name="launches">The most launches between interruptions.</param>
    /// <param name="random">Draws when and how.</param>
    /// <param name="store">Keeps the images.</param>
    public List<string> Interrupted(IReadOnlyList<Func<IDevice>> devices, int launches, Random random, ICheckpointStore store)
    {
        var run = Begin(store);
        for (var turn = 0; ; turn++)
        {
            using var stop = new CancellationTokenSource();
            var (way, at) = (random.Next(3), random.Next(1, launches + 1));
            IReadOnlyList<InstanceImage>? images = null;
            using var device = new InterruptedDevice(devices[turn % devices.Count](), launch =>
            {
                if (way == 1 && launch == at)
                {
                    run.RequestImages();
                }
                else if (way == 1 && launch == 2 * at)
                {
                    images = run.Images();
                    stop.Cancel();
                }
                else if (way == 0 && launch == at)
                {
                    stop.Cancel();
                }
                else if (way == 2 && launch == at)
                {
                    throw new DeviceException("torn out");
                }
            });
            try
            {
                run.Run(device, random.Next(2) == 0 ? int.MaxValue : Math.Max(1, instances.Count / 3), 1, stop.Token);
                Notes.AddRange(run.Notes);
                return End(run);
            }
            catch (Exception e) when (e is OperationCanceledException or DeviceException)
            {
                Stops++;
                Kills += images is null ? 0 : 1;
                if (way != 2)
                {
                    // Another process: nothing is known but what was kept.
                    store.Write(0, instances.Count, images ?? run.Images());
                    Notes.AddRange(run.Notes);
                    run = Begin(store);
                }
            }
        }
    }

    private BatchRun Begin(ICheckpointStore? store)
    {
        _counter = new ProgressCounter(instances.Count, default, null);
        return new(_batch, _sweep, resolve, _counter, new DeviceClock(), store);
    }

    private List<string> End(BatchRun run)
    {
        Done = _counter.Now.Done;
        Run = run;
        return Tell(run);
    }

    // Numbers in shortest round-trip form: equal texts are equal numbers.
    private static string Tell(InstanceRecorder recorder)
    {
        var (result, rows, states) = (recorder.Result!, recorder.Rows, recorder.States);
        return FormattableString.Invariant($"{Text(result)} | {string.Join(' ', rows.Select(Text))} | {string.Join(' ', states.Select(Text))}");
    }

    private static string Text(InstanceResult r) => FormattableString.Invariant(
        $"{r.Instance.Index} {r.Instance.Alpha:R} {r.Instance.Frontier} {r.Outcome} {r.OutcomeStep} {r.OutcomeVariable} {r.Oscillating} {r.Steps} {r.StepsToTolerance} {r.Rate:R} {r.RateStep:R} {Text(r.Last)} ")
        + FormattableString.Invariant($"{r.Messages:R} {r.MessagesUnicast:R} {r.Alphabet} {r.Underflows} {r.SectorLeast:R} {r.SectorGreatest:R} {r.TracePoints} {r.LyapunovRises} {r.LyapunovPeak:R} {r.Accuracy:R} {string.Join(' ', r.Swept)}");

    private static string Text(TraceRow r) => FormattableString.Invariant(
        $"{r.Instance} {r.Step} {r.Time:R} {r.CostGap:R} {r.CostGapRelative:R} {r.LossGap:R} {r.Distance:R} {r.Consensus:R} {r.BoxViolation:R} {r.Lyapunov:R} {r.Feasibility:R} {r.FeasibilityMax:R} {r.TrackerDriftMax:R} {r.Bits:R}");

    private static string Text(StateSnapshot s) => FormattableString.Invariant($"{s.Instance} {s.Step} {Text(s.X)} {Text(s.Y)} {Text(s.Z)}");

    private static string Text(ImmutableArray<double> values) => string.Join(' ', values.Select(static v => v.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
}
