using System.Collections.Immutable;
using System.Diagnostics;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Cli.Estimates;

/// <summary>Measures a device's pace on the first instances of a sweep, cut short.</summary>
internal static class Calibration
{
    // Long enough that start-up and a launch's overhead are small beside it, short enough to wait for.
    private static readonly TimeSpan Target = TimeSpan.FromMilliseconds(400);
    private const int FirstSteps = 8;
    private const int Growth = 8;

    /// <summary>Node-steps per second of <paramref name="device"/> on <paramref name="instances"/>.</summary>
    public static double Measure(IDevice device, ImmutableArray<Instance> instances, CancellationToken token)
    {
        var limit = instances.Max(i => i.Steps);
        for (var steps = (long)FirstSteps; ; steps *= Growth)
        {
            var counter = new StepCounter();
            var batch = new Batch([.. instances.Select(i => Shortened(i, steps))]);
            var start = Stopwatch.GetTimestamp();
            device.Run(batch, counter, token);
            var time = Stopwatch.GetElapsedTime(start);
            if (time >= Target || steps >= limit)
            {
                return counter.NodeSteps / time.TotalSeconds;
            }
        }
    }

    private static Instance Shortened(Instance instance, long steps)
    {
        var fewer = Math.Min(instance.Steps, steps);
        return instance with { Steps = fewer, Horizon = Math.Min(instance.Horizon, fewer * instance.StepSize) };
    }

    private sealed class StepCounter : IBatchSink
    {
        private long _nodeSteps;

        public long NodeSteps => Volatile.Read(ref _nodeSteps);

        public void Trace(int local, in TracePoint point)
        {
        }

        public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z)
        {
        }

        public void End(int local, in InstanceEnd end)
        {
        }

        public void Progress(long nodeSteps) => Interlocked.Add(ref _nodeSteps, nodeSteps);
    }
}
