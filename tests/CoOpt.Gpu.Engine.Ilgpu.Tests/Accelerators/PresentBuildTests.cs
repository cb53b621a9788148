using CoOpt.Gpu.Engine.Devices;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators;

/// <summary>A build with ILGPU has nothing to excuse, lists what it reaches and refuses what it does not.</summary>
public sealed class PresentBuildTests
{
    private readonly IlgpuBackend _backend = new();

    [Fact]
    public void No_absence_is_claimed() => Assert.Null(_backend.Absence);

    [Fact]
    public void The_CPU_accelerator_is_listed_last() => Assert.Equal(DeviceKind.IlgpuCpu, _backend.List()[^1].Kind);

    [Fact]
    public void Opening_a_device_that_is_not_there_lists_those_that_are()
    {
        var message = Assert.Throws<DeviceException>(() => _backend.Open("cuda:77", 0)).Message;
        Assert.Contains("cuda:77", message, StringComparison.Ordinal);
        Assert.Contains("ilgpu-cpu", message, StringComparison.Ordinal);
    }
}
