using CoOpt.Gpu.Engine.Devices;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Lanes;
using ILGPU;
using ILGPU.IR;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Compilation;

/// <summary>ILGPU contexts that know this project's arithmetic.</summary>
internal static class Contexts
{
    /// <summary>
    /// A context with the devices that <paramref name="devices"/> adds. Optimisation is O1 on purpose: at O2 ILGPU marks branches as uniform that hang on the result of a call,
    /// which the operations of <see cref="RoundedArithmetic"/> are, though threads differ in them. <see cref="WholeKernelInlining"/> runs the passes of O2 all the same.
    /// </summary>
    public static Context Create(Action<Context.Builder> devices) =>
        Context.Create(builder =>
        {
            devices(builder);
            builder.EnableAlgorithms().Optimize(OptimizationLevel.O1);
            var intrinsics = builder.GetIntrinsicManager();
            PtxArithmetic.Register(intrinsics);
            OpenClArithmetic.Register(intrinsics);
        });

    /// <summary>A context with every device of this machine.</summary>
    public static Context CreateWithAllDevices() => Create(builder => builder.Cuda().OpenCL().CPU());

    /// <summary>The devices of a context that can run the kernels, best first.</summary>
    public static List<(DeviceInfo Info, Device Device)> Devices(Context context)
    {
        List<(DeviceInfo, Device)> devices = [];
        foreach (var cuda in context.GetCudaDevices())
        {
            devices.Add((Describe(cuda, DeviceKind.Cuda, $"cuda:{devices.Count}", $"CUDA {cuda.DriverVersion.Major}.{cuda.DriverVersion.Minor}"), cuda));
        }

        var number = 0;
        foreach (var device in context.GetCLDevices())
        {
            if (device.Capabilities.Float64 && device.Capabilities.GenericAddressSpace)
            {
                devices.Add((Describe(device, DeviceKind.OpenCl, $"opencl:{number++}", device.DeviceVersion.ToString() ?? ""), device));
            }
        }

        var cpu = context.GetCPUDevice(0);
        devices.Add((Describe(cpu, DeviceKind.IlgpuCpu, "ilgpu-cpu", $"ILGPU {Context.Version}"), cpu));
        return devices;
    }

    private static DeviceInfo Describe(Device device, DeviceKind kind, string id, string driver) =>
        new(
        id,
        kind,
        device.Name,
        driver,
        device.WarpSize,
        device.NumMultiprocessors,
        Math.Min(device.MemorySize, kind == DeviceKind.IlgpuCpu ? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes : long.MaxValue));
}
