using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;
using CoOpt.Gpu.Engine.Ilgpu.Tests.Devices;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators.Runner;

/// <summary>The device test bodies on a device named at run time.</summary>
internal sealed class OpenedDeviceTests(string id, Mapping mapping) : DeviceTests
{
    protected override IDevice Open(int traceCapacity, int launchSteps) => Accelerated.Open(id, mapping, traceCapacity, launchSteps);
}
