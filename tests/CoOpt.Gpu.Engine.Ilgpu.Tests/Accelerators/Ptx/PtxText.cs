using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Compilation;
using CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators.Ptx;

/// <summary>Compiles kernels to PTX for sm_90 where there is no GPU.</summary>
internal sealed class PtxText : IDisposable
{
    private readonly Context _context = Contexts.Create(_ => { });
    private readonly PTXBackend _backend;

    public PtxText() => _backend = new PTXBackend(_context, new CudaCapabilityContext(CudaArchitecture.SM_90), CudaArchitecture.SM_90, CudaInstructionSet.ISA_80, null);

    public string Of(DriverKey key, Mapping mapping)
    {
        var entry = EntryPointDescription.FromExplicitlyGroupedKernel(DriverCatalogue.Open(key, new EntryMethod(mapping, key.Precision)));
        return ((PTXCompiledKernel)_backend.Compile(entry, KernelSpecialization.Empty, default(WholeKernelInlining))).PTXAssembly;
    }

    public void Dispose()
    {
        _backend.Dispose();
        _context.Dispose();
    }
}
