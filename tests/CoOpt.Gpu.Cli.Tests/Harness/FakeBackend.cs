using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Cli.Tests.Harness;

/// <summary>A backend with the devices a test asks for; a device does what the test says.</summary>
internal sealed class FakeBackend(string name, params DeviceInfo[] devices) : IDeviceBackend
{
    public string Name => name;

    public string? Absence { get; init; }

    public Action<Batch, IBatchSink, CancellationToken> Work { get; init; } = (_, _, _) => { };

    public static DeviceInfo Info(string id, DeviceKind kind) => new(id, kind, $"fake {id}", "1.0", 8, 4, 1L << 30);

    public IReadOnlyList<DeviceInfo> List() => Absence is null ? devices : [];

    public IDevice Open(string id, int threads) => new Device(devices.Single(d => d.Id == id), Work);

    private sealed class Device(DeviceInfo info, Action<Batch, IBatchSink, CancellationToken> work) : IDevice
    {
        public DeviceInfo Info => info;

        public int PreferredBatch(int nodes, int parameters) => 1024;

        public void Run(Batch batch, IBatchSink sink, CancellationToken token) => work(batch, sink, token);

        public void Dispose()
        {
        }
    }
}
