using ILGPU;
using ILGPU.Backends;
using ILGPU.IR;
using ILGPU.IR.Transformations;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Compilation;

/// <summary>
/// Merges a kernel's phases into one function before the backend sees them. The phases are kept apart for the CPU's compiler alone (its inliner has a budget per method);
/// on a GPU a call would pass views and settings through local memory, where every access in an inner loop would read them again.
/// </summary>
internal readonly struct WholeKernelInlining : IBackendHook
{
    public void FinishedCodeGeneration(IRContext context, Method entryPoint)
    {
    }

    public void InitializedKernelContext(IRContext kernelContext, Method kernelMethod)
    {
        foreach (var method in kernelContext.Methods)
        {
            if (method.HasImplementation)
            {
                method.AddFlags(MethodFlags.Inline);
            }
        }

        var passes = Transformer.CreateBuilder(TransformerConfiguration.Empty);
        passes.AddOptimizations(InliningMode.Aggressive, OptimizationLevel.O2);
        kernelContext.Transform(passes.ToTransformer());
    }

    public void OptimizedKernelContext(IRContext kernelContext, Method kernelMethod)
    {
        var passes = Transformer.CreateBuilder(TransformerConfiguration.Empty);
        passes.Add(new InferKernelAddressSpaces(MemoryAddressSpace.Global));
        passes.Add(new LowerStructures());
        passes.Add(new DeadCodeElimination());
        passes.Add(new InferAddressSpaces());
        passes.Add(new CleanupBlocks());
        passes.Add(new SimplifyControlFlow());
        passes.AddLoopOptimizations();
        passes.Add(new CodePlacement<CodePlacement.GroupOperands>(CodePlacementMode.Aggressive));
        passes.Add(new DeadCodeElimination());
        kernelContext.Transform(passes.ToTransformer());
    }
}
