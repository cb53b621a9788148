using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;
using CoOpt.Gpu.Engine.Ilgpu.Tests.Devices;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators;

/// <summary>ILGPU's CPU accelerator, a thread an instance.</summary>
public sealed class IlgpuCpuThreadTests : DeviceTests
{
    protected override IDevice Open(int traceCapacity, int launchSteps) => Accelerated.Open("ilgpu-cpu", Mapping.ThreadPerInstance, traceCapacity, launchSteps);
}

/// <summary>ILGPU's CPU accelerator, a group an instance.</summary>
public sealed class IlgpuCpuGroupTests : DeviceTests
{
    protected override IDevice Open(int traceCapacity, int launchSteps) => Accelerated.Open("ilgpu-cpu", Mapping.GroupPerInstance, traceCapacity, launchSteps);
}

/// <summary>ILGPU's CPU accelerator, a group an instance in shared memory.</summary>
public sealed class IlgpuCpuSharedTests : DeviceTests
{
    protected override IDevice Open(int traceCapacity, int launchSteps) => Accelerated.Open("ilgpu-cpu", Mapping.GroupPerInstanceShared, traceCapacity, launchSteps);
}

internal static class Accelerated
{
    public static IDevice Open(string id, Mapping mapping, int traceCapacity, int launchSteps) =>
        new AcceleratorBackend(new IlgpuOptions { Mapping = mapping, TraceCapacity = traceCapacity, LaunchSteps = launchSteps }).Open(id, 0);
}
