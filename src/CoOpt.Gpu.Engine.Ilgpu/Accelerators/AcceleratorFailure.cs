using CoOpt.Gpu.Engine.Devices;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators;

/// <summary>What the drivers' errors mean for whoever wants to go on.</summary>
internal static class AcceleratorFailure
{
    /// <summary>Why the device failed.</summary>
    public static DeviceFailure Of(AcceleratorException error) => error switch
    {
        CudaException e => OfCuda(e.Error),
        CLException e => OfOpenCl(e.Error),
        _ => DeviceFailure.Failed,
    };

    /// <summary>What an error of CUDA means, by its name in <see cref="CudaError"/>.</summary>
    public static DeviceFailure OfCuda(string error) => error switch
    {
        nameof(CudaError.CUDA_ERROR_OUT_OF_MEMORY) => DeviceFailure.OutOfMemory,
        nameof(CudaError.CUDA_ERROR_NO_DEVICE) or nameof(CudaError.CUDA_ERROR_CONTEXT_IS_DESTROYED) or nameof(CudaError.CUDA_ERROR_ECC_UNCORRECTABLE) or nameof(CudaError.CUDA_ERROR_NVLINK_UNCORRECTABLE) =>
            DeviceFailure.Lost,
        _ => DeviceFailure.Failed,
    };

    /// <summary>What an error of OpenCL means. Drivers say that resources ran out where memory did.</summary>
    public static DeviceFailure OfOpenCl(CLError error) => error switch
    {
        CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE or CLError.CL_OUT_OF_RESOURCES or CLError.CL_OUT_OF_HOST_MEMORY => DeviceFailure.OutOfMemory,
        CLError.CL_DEVICE_NOT_AVAILABLE or CLError.CL_DEVICE_NOT_FOUND => DeviceFailure.Lost,
        _ => DeviceFailure.Failed,
    };
}
