using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Model.Outcomes;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;

/// <summary>Passes on to the sink what the lanes of a launch class have to tell.</summary>
/// <param name="batch">The batch.</param>
/// <param name="locals">The place in the batch of each lane's instance.</param>
/// <param name="layout">Where things lie in a block.</param>
/// <param name="sink">Whom to tell.</param>
internal sealed class LaneReport(Batch batch, int[] locals, BatchLayout layout, IBatchSink sink)
{
    private readonly LaneReader _reader = new(layout, 1);
    private readonly InstancePacker _packer = new(layout, 1);
    private readonly bool _points = Array.Exists(locals, local => WantsEnd(batch, local));

    /// <summary>Whether the state at every trace point is asked for.</summary>
    public bool AllStates { get; } = batch.Instances[locals[0]].Draft.Settings.Trace.States == StateRows.All;

    /// <summary>Changes when images are wanted.</summary>
    public int ImageRequest => sink.ImageRequest;

    /// <summary>Steps tried, rejected ones included, that the images of the lanes hold.</summary>
    public long StepsBefore => (long)locals.Sum(local => batch.ImageOf(local) is { } image ? image.Rows[Row.Steps] + image.Rows[Row.Rejected] : 0);

    /// <summary>Whether every lane begins at a trace point: at its start, or at an image of such a step.</summary>
    public bool BeginsAtTracePoints => locals.All(local => batch.ImageOf(local) is not { } image || image.Steps % batch.Instances[local].Draft.Settings.Trace.Every == 0);

    /// <summary>Whether the states of the lanes are needed now.</summary>
    public bool NeedsPoints(bool ended) => AllStates || (ended && _points);

    /// <summary>Tells of <paramref name="steps"/> steps.</summary>
    public void Progress(long steps) => sink.Progress(steps * layout.Nodes);

    /// <summary>Tells how long a launch took.</summary>
    public void Kernels(TimeSpan time) => sink.Kernels(time);

    /// <summary>Tells of some lanes.</summary>
    /// <param name="lanes">Their numbers.</param>
    /// <param name="rows">Their rows blocks up to the end of the trace ring's <paramref name="traceRows"/> rows, lane after lane.</param>
    /// <param name="points">Their states, lane after lane; empty where none is needed.</param>
    /// <param name="traceRows">Trace rows of each lane.</param>
    public void Pass(ReadOnlySpan<int> lanes, Span<double> rows, ReadOnlySpan<double> points, int traceRows)
    {
        var entries = layout.Trace + (traceRows * TraceColumn.Count);
        for (var k = 0; k < lanes.Length; k++)
        {
            var local = locals[lanes[k]];
            var block = rows.Slice(k * entries, entries);
            var point = points.IsEmpty ? default : points.Slice(k * layout.PointSize, layout.PointSize);
            for (var row = 0; row < _reader.TraceCount(block); row++)
            {
                if (_reader.TryTrace(block, 0, row, out var trace))
                {
                    sink.Trace(local, trace);
                    if (AllStates)
                    {
                        State(local, trace.Step, point);
                    }
                }
            }

            if (_reader.End(block, 0) is { } end)
            {
                if (WantsEnd(batch, local) && end.Outcome is Outcome.Converged or Outcome.StepLimit or Outcome.Stopped)
                {
                    State(local, end.Steps, point);
                }

                sink.End(local, end);
            }
        }
    }

    /// <summary>Hands in images of those of some lanes that are under way.</summary>
    /// <param name="lanes">Their numbers.</param>
    /// <param name="rows">Their rows blocks up to the trace ring, lane after lane.</param>
    /// <param name="states">What outlives a launch of their states, lane after lane.</param>
    public void HandIn(ReadOnlySpan<int> lanes, Span<double> rows, Span<double> states)
    {
        for (var k = 0; k < lanes.Length; k++)
        {
            var block = rows.Slice(k * layout.Trace, layout.Trace);
            if (_reader.IsRunning(block, 0))
            {
                sink.Image(locals[lanes[k]], _packer.Image(block, states.Slice(k * layout.PersistentSize, layout.PersistentSize), 0));
            }
        }
    }

    private static bool WantsEnd(Batch batch, int local)
    {
        var draft = batch.Instances[local].Draft;
        return draft.Settings.Trace.States == StateRows.Last || (draft.Settings.Trace.States == StateRows.None && draft.Learning.Holdout is not null);
    }

    private void State(int local, long step, ReadOnlySpan<double> point) =>
        sink.State(local, step, point[..layout.Y], point[layout.Y..layout.S], point[layout.S..]);
}
