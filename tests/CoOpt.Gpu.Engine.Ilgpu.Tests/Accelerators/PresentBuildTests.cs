using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators;
using ILGPU.Runtime.OpenCL;

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
        var error = Assert.Throws<DeviceException>(() => _backend.Open("cuda:77", 0));
        Assert.Contains("cuda:77", error.Message, StringComparison.Ordinal);
        Assert.Contains("ilgpu-cpu", error.Message, StringComparison.Ordinal);
        Assert.Equal(DeviceFailure.Missing, error.Reason);
    }

    [Fact]
    public void Errors_of_drivers_say_whether_to_try_again_or_with_less()
    {
        Assert.Equal(DeviceFailure.OutOfMemory, AcceleratorFailure.OfCuda("CUDA_ERROR_OUT_OF_MEMORY"));
        Assert.Equal(DeviceFailure.OutOfMemory, AcceleratorFailure.OfOpenCl(CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE));
        Assert.Equal(DeviceFailure.Lost, AcceleratorFailure.OfCuda("CUDA_ERROR_ECC_UNCORRECTABLE"));
        Assert.Equal(DeviceFailure.Lost, AcceleratorFailure.OfOpenCl(CLError.CL_DEVICE_NOT_AVAILABLE));
        Assert.Equal(DeviceFailure.Failed, AcceleratorFailure.OfCuda("CUDA_ERROR_LAUNCH_FAILED"));
    }
}
