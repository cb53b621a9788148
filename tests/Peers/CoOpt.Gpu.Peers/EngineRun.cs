using System.Diagnostics;
using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Model.Outcomes;

namespace CoOpt.Gpu.Peers;

/// <summary>Runs a workload on a device of the engine, its instances set up beforehand, and keeps how each ended.</summary>
internal static class EngineRun
{
    public static (double Seconds, PeerResult[] Results) Of(IDevice device, Workload workload)
    {
        var batch = new Batch([.. workload.Instances]);
        var keeper = new Keeper(workload.Instances.Count);
        var start = Stopwatch.GetTimestamp();
        device.Run(batch, keeper, CancellationToken.None);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, keeper.Results());
    }

    // Keeps the last state (x, y) and the end of each instance, nothing else: what the peers keep too.
    private sealed class Keeper(int instances) : IBatchSink
    {
        private readonly double[]?[] _states = new double[instances][];
        private readonly InstanceEnd[] _ends = new InstanceEnd[instances];

        public void Trace(int local, in TracePoint point)
        {
        }

        public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s) => _states[local] = [.. x, .. y];

        public void End(int local, in InstanceEnd end) => _ends[local] = end;

        public void Progress(long nodeSteps)
        {
        }

        public PeerResult[] Results() => [.. _ends.Select((end, i) => new PeerResult(Code(end.Outcome), end.Steps, _states[i] ?? []))];

        private static long Code(Outcome outcome) => outcome switch
        {
            Outcome.Converged => 1,
            Outcome.Diverged => 2,
            Outcome.NonFinite => 3,
            _ => 0,
        };
    }
}
