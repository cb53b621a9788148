using CoOpt.Gpu.Kernels.Stores;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>Tables in native memory, as long as this is not disposed. What it hands out may change from launch to launch.</summary>
internal interface ITableSource<TTables>
    where TTables : struct, ITables
{
    TTables Tables { get; }
}
