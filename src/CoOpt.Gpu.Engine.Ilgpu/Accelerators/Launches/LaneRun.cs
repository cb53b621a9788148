using System.Diagnostics;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Survey;
using ILGPU.Runtime;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;

/// <summary>
/// Runs the lanes of one launch class to their ends. After a launch the lanes that advanced are surveyed on the device; what they have to tell is gathered, and passed on
/// while the next launch runs. Lanes that have ended take part in no further launch.
/// </summary>
/// <typeparam name="TLane">The lane.</typeparam>
/// <typeparam name="TNumber">The number.</typeparam>
internal sealed class LaneRun<TLane, TNumber>(Accelerator accelerator, LaunchShape shape, EntryLauncher<TNumber> launcher, IlgpuOptions options, LaneReport report)
    where TLane : unmanaged, IDeviceLane<TLane, TNumber>
    where TNumber : unmanaged
{
    // Long enough to hide what a launch costs beside its kernel, short enough that cancelling feels prompt.
    private static readonly TimeSpan LaunchTime = TimeSpan.FromMilliseconds(50);

    // 32 MB: what crosses the bus at once.
    private const long GatherLength = 4L << 20;

    private int _steps = options.LaunchSteps > 0 ? options.LaunchSteps : 64;

    /// <summary>Runs them; <paramref name="token"/> stops after the launch under way.</summary>
    public void Run(AcceleratorStream stream, LaneBuffers<TNumber> buffers, int lanes, CancellationToken token)
    {
        using var survey = new LaneSurvey<TLane, TNumber>(accelerator, lanes);
        using var gather = new LaneGather<TNumber>(accelerator, stream, Math.Max(GatherLength, Math.Max(shape.Grid.RowsSize, shape.Layout.PersistentSize)));
        var snapshot = report.AllStates ? accelerator.Allocate1D<TNumber>(buffers.States.Length) : null;
        var (active, before, answered) = (lanes, report.StepsBefore, report.ImageRequest);
        var stride = report.BeginsAtTracePoints ? int.MaxValue : 1;
        Action? pending = null;
        try
        {
            if (snapshot is not null)
            {
                // Lanes that begin with z = 0 get their s.
                Launch(stream, buffers, active, 0);
            }

            while (active > 0)
            {
                var request = report.ImageRequest;
                if (request != answered || token.IsCancellationRequested)
                {
                    // What was reported lies before an image.
                    pending?.Invoke();
                    pending = null;
                    HandIn(gather, buffers, active);
                    answered = request;
                }

                token.ThrowIfCancellationRequested();
                if (snapshot is not null)
                {
                    buffers.States.CopyTo(stream, snapshot.AsContiguous());
                }

                // Where every state is asked for, a launch runs from one trace point up to the next, however far that is; where some lane is between two of them, it makes a single step.
                var start = Stopwatch.GetTimestamp();
                Launch(stream, buffers, active, report.AllStates ? stride : _steps);
                pending?.Invoke();
                stream.Synchronize();
                var took = Stopwatch.GetElapsedTime(start);
                report.Kernels(took);
                Adapt(took);
                var summary = survey.Take(stream, buffers.Active(active), buffers.Next, buffers.Rows, shape.Grid);
                var states = snapshot is null ? buffers.States : snapshot.AsContiguous();
                pending = summary.TraceRows > 0 || summary.Running < active ? Collect(gather, buffers, states, active, summary) : null;
                report.Progress(summary.Steps - before);
                (active, before) = (summary.Running, summary.RunningSteps);
                buffers.Turn();
            }

            pending?.Invoke();
        }
        finally
        {
            stream.Synchronize();
            snapshot?.Dispose();
        }
    }

    private void Launch(AcceleratorStream stream, LaneBuffers<TNumber> buffers, int active, int steps) => launcher(
        stream,
        shape.Config(active),
        buffers.Active(active),
        active,
        buffers.Structures,
        buffers.Integers,
        buffers.Reals,
        buffers.States,
        buffers.Rows,
        shape.Grid,
        shape.Layout,
        steps);

    private void HandIn(LaneGather<TNumber> gather, LaneBuffers<TNumber> buffers, int active)
    {
        var slice = gather.Lanes(Math.Max(shape.Layout.Trace, shape.Layout.PersistentSize));
        var numbers = new int[active];
        buffers.Active(active).CopyToCPU(numbers);
        for (var first = 0; first < active; first += slice)
        {
            var count = Math.Min(slice, active - first);
            var lanes = buffers.Active(active).SubView(first, count);
            report.HandIn(
                numbers.AsSpan(first, count),
                gather.Rows(lanes, buffers.Rows, shape.Grid, shape.Layout.Trace),
                gather.States(lanes, buffers.States, shape.Grid, shape.Layout.PersistentSize));
        }
    }

    private void Adapt(TimeSpan took)
    {
        if (options.LaunchSteps == 0)
        {
            _steps = (int)Math.Clamp(_steps * Math.Clamp(LaunchTime / took, 0.5, 2), 1, 1 << 20);
        }
    }

    // All slices but the last are reported at once; the last one's report may wait until the device works again.
    private Action Collect(LaneGather<TNumber> gather, LaneBuffers<TNumber> buffers, ILGPU.ArrayView<TNumber> states, int active, SurveySummary summary)
    {
        var entries = shape.Layout.Trace + (summary.TraceRows * Kernels.Drivers.TraceColumn.Count);
        var points = report.NeedsPoints(summary.Running < active) ? shape.Layout.PointSize : 0;
        var slice = gather.Lanes(Math.Max(entries, points));
        var numbers = new int[active];
        buffers.Active(active).CopyToCPU(numbers);
        Action? last = null;
        for (var first = 0; first < active; first += slice)
        {
            last?.Invoke();
            var count = Math.Min(slice, active - first);
            var lanes = buffers.Active(active).SubView(first, count);
            var rows = gather.Rows(lanes, buffers.Rows, shape.Grid, entries);
            var state = points > 0 ? gather.States(lanes, states, shape.Grid, points) : [];
            var from = first;
            last = () => report.Pass(numbers.AsSpan(from, count), rows, state, summary.TraceRows);
        }

        return last!;
    }
}
