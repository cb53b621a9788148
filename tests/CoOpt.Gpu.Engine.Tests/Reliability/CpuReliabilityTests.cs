using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Devices.Cpu;
using Xunit.Abstractions;

namespace CoOpt.Gpu.Engine.Tests.Reliability;

public sealed class CpuAgreementTests(ITestOutputHelper output) : AgreementTests(output)
{
    protected override IDevice Open() => new CpuDevice(new());
}

public sealed class CpuLinearInstanceTests(ITestOutputHelper output) : LinearInstanceTests(output)
{
    protected override IDevice Open() => new CpuDevice(new());
}

public sealed class CpuConservationTests(ITestOutputHelper output) : ConservationTests(output)
{
    protected override IDevice Open() => new CpuDevice(new());
}

public sealed class CpuLimitPointTests : LimitPointTests
{
    protected override IDevice Open() => new CpuDevice(new());
}

public sealed class CpuIndependenceTests : IndependenceTests
{
    // Threads, lane widths (1, half and whole vectors, two vectors side by side), launch lengths and the room for trace points.
    protected override IReadOnlyList<(string Name, Func<IDevice> Open)> Ways() =>
    [
        ("the usual way", () => new CpuDevice(new())),
        ("one thread", () => new CpuDevice(new() { Threads = 1 })),
        ("two threads", () => new CpuDevice(new() { Threads = 2 })),
        ("four threads", () => new CpuDevice(new() { Threads = 4 })),
        ("scalar lanes", () => new CpuDevice(new() { Widths = [1] })),
        ("256-bit lanes", () => new CpuDevice(new() { Widths = [4] })),
        ("512-bit lanes", () => new CpuDevice(new() { Widths = [8] })),
        ("two 512-bit lanes", () => new CpuDevice(new() { Widths = [16] })),
        ("united wherever possible", () => new CpuDevice(new() { Unite = true })),
        ("united in 256-bit lanes", () => new CpuDevice(new() { Unite = true, Widths = [4] })),
        ("each structure by itself", () => new CpuDevice(new() { Unite = false })),
        ("launches of three steps and a short trace ring", () => new CpuDevice(new() { LaunchSteps = 3, TraceCapacity = 2 })),
    ];
}

public sealed class CpuOrderTests(ITestOutputHelper output) : OrderTests(output)
{
    protected override IDevice Open() => new CpuDevice(new());
}
