using System.Runtime.InteropServices;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Reference;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

/// <summary>Keeps all that a device reports of each instance, as values and as the bytes of every number in order.</summary>
internal sealed class RecordingSink(int count) : IBatchSink
{
    private readonly Recording[] _recordings = [.. Enumerable.Range(0, count).Select(_ => new Recording())];

    public Recording this[int local] => _recordings[local];

    /// <summary>Runs <paramref name="instances"/> as one batch and returns what was reported.</summary>
    public static RecordingSink Run(IDevice device, params IReadOnlyList<Instance> instances)
    {
        var sink = new RecordingSink(instances.Count);
        device.Run(new([.. instances]), sink, CancellationToken.None);
        return sink;
    }

    public void Trace(int local, in TracePoint point)
    {
        _recordings[local].Traces.Add(point);
        _recordings[local].Append([
            point.Step, point.Attempts, point.Time, point.CostGap, point.LossGap, point.Distance, point.Consensus, point.BoxViolation, point.Lyapunov,
            point.Deviation, point.Feasibility, point.FeasibilityMax, point.TrackerDriftMax,
        ]);
    }

    public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s)
    {
        _recordings[local].States.Add(new(step, new(x.ToArray(), y.ToArray(), s.ToArray())));
        _recordings[local].Append([step, .. x, .. y, .. s]);
    }

    public void End(int local, in InstanceEnd end)
    {
        Assert.Null(_recordings[local].End);
        _recordings[local].End = end;
        _recordings[local].Append([(double)end.Outcome, end.OutcomeStep, (double)end.Variable, end.Steps, end.Attempts, end.FeasibilityMax, end.TrackerDriftMax, end.Underflows, end.Sector.Least, end.Sector.Greatest]);
        foreach (var range in new[] { end.LevelsX, end.LevelsY, end.LevelsZ })
        {
            _recordings[local].Append([range.PositiveLeast, range.PositiveGreatest, range.NegativeLeast, range.NegativeGreatest, range.Zero ? 1 : 0]);
        }
    }

    public void Progress(long nodeSteps)
    {
    }
}

/// <summary>A state as a device reported it.</summary>
internal sealed record RecordedState(long Step, ReferenceState Values);

/// <summary>All reports on one instance.</summary>
internal sealed class Recording
{
    private readonly List<byte> _bytes = [];

    public List<TracePoint> Traces { get; } = [];

    public List<RecordedState> States { get; } = [];

    public InstanceEnd? End { get; set; }

    public ReadOnlySpan<byte> Bytes => CollectionsMarshal.AsSpan(_bytes);

    public void Append(ReadOnlySpan<double> numbers) => _bytes.AddRange(MemoryMarshal.AsBytes(numbers));
}
