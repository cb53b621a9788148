using System.Reflection;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Runtime;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Compilation;

/// <summary>Compiles and loads kernels whole, as <see cref="WholeKernelInlining"/> says.</summary>
internal static class KernelLoader
{
    /// <summary>Loads the kernel <paramref name="method"/>, a static method whose grid and groups the caller chooses at launch.</summary>
    public static TLauncher Load<TLauncher>(Accelerator accelerator, MethodInfo method)
        where TLauncher : Delegate
    {
        var compiled = accelerator.GetBackend().Compile(
            EntryPointDescription.FromExplicitlyGroupedKernel(method), KernelSpecialization.Empty, default(WholeKernelInlining));
        return accelerator.LoadKernel(compiled).CreateLauncherDelegate<TLauncher>();
    }
}
