using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;

namespace CoOpt.Gpu.Cli.Tests.Audits;

/// <summary>The CPU with one lane that reports x₀ and the distance greater by a relative amount, at least one unit in the last place; opened alone, only if it <paramref name="liesAlone"/>.</summary>
internal sealed class LyingBackend(double amount, bool liesAlone) : IDeviceBackend
{
    private readonly CpuBackend _inner = new();

    public string Name => _inner.Name;

    public string? Absence => null;

    public IReadOnlyList<DeviceInfo> List() => _inner.List();

    public IDevice Open(string id, int threads) => new Device(_inner.Open(id, threads), amount);

    public IDevice OpenAlone(string id, int threads) => new Device(_inner.OpenAlone(id, threads), liesAlone ? amount : 0);

    private sealed class Device(IDevice inner, double amount) : IDevice
    {
        public DeviceInfo Info => inner.Info;

        public int PreferredBatch(int nodes, int parameters) => inner.PreferredBatch(nodes, parameters);

        public void Run(Batch batch, IBatchSink sink, CancellationToken token) => inner.Run(batch, amount == 0 ? sink : new Sink(sink, amount), token);

        public void Dispose() => inner.Dispose();
    }

    private sealed class Sink(IBatchSink inner, double amount) : IBatchSink
    {
        public void Trace(int local, in TracePoint point) => inner.Trace(local, local == 0 ? point with { Distance = Lie(point.Distance) } : point);

        public void State(int local, long step, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s)
        {
            var touched = x.ToArray();
            touched[0] = local == 0 ? Lie(touched[0]) : touched[0];
            inner.State(local, step, touched, y, s);
        }

        public void End(int local, in InstanceEnd end) => inner.End(local, in end);

        public void Progress(long nodeSteps) => inner.Progress(nodeSteps);

        private double Lie(double value) => Math.Max(Math.BitIncrement(value), value + (amount * Math.Max(1, Math.Abs(value))));
    }
}
