using BenchmarkDotNet.Attributes;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Stores;
using CoOpt.Gpu.Kernels.Tests.Rig;

namespace CoOpt.Gpu.Benchmarks.Phases;

/// <summary>∇gᵢ(yᵢ) of 20 nodes by loss; an operation is one node of one vector of instances. 20 samples a node.</summary>
/// <typeparam name="TLane">The lane type.</typeparam>
[GenericTypeArguments(typeof(ScalarLane))]
[GenericTypeArguments(typeof(Lane256))]
[GenericTypeArguments(typeof(Lane512))]
public unsafe class Gradients<TLane>
    where TLane : unmanaged, ILane<TLane>
{
    private const int Nodes = 20;

    private readonly Block _hinge = Prepared<GeneralizedLinear<SmoothHinge>>(Cases.Samples(1, nodes: Nodes, features: 2, perNode: 20));
    private readonly Block _logistic = Prepared<GeneralizedLinear<Logistic>>(Cases.Samples(2, nodes: Nodes, features: 100, perNode: 20));
    private readonly Block _squares = Prepared<GeneralizedLinear<LeastSquares>>(Cases.Samples(3, nodes: Nodes, features: 9, perNode: 20));
    private readonly Block _quadratic = Prepared<QuadraticLoss>(Cases.Quadratic(4, nodes: Nodes));

    [Benchmark(OperationsPerInvoke = Nodes)]
    public void SmoothHinge_m3() => Take<GeneralizedLinear<SmoothHinge>>(_hinge);

    [Benchmark(OperationsPerInvoke = Nodes)]
    public void LeastSquares_m10() => Take<GeneralizedLinear<LeastSquares>>(_squares);

    [Benchmark(OperationsPerInvoke = Nodes)]
    public void Logistic_m101() => Take<GeneralizedLinear<Logistic>>(_logistic);

    [Benchmark(OperationsPerInvoke = Nodes)]
    public void Quadratic_m3() => Take<QuadraticLoss>(_quadratic);

    private static void Take<TLoss>(Block block)
        where TLoss : struct, ILoss
    {
        fixed (double* state = block.State, rows = block.Rows, reals = block.Reals)
        fixed (int* integers = block.Integers)
        {
            var frame = new Frame<TLane, SingleWorker, PointerStore<TLane>, PointerStore<TLane>, PointerTables>(default, new(Aligned(state)), new(Aligned(rows)), new(integers, reals), block.Layout);
            TLoss.Gradients(frame, block.Layout.Y);
        }
    }

    // Arrays are pinned with eight numbers to spare.
    private static double* Aligned(double* start) => (double*)(((nuint)start + 63) & ~(nuint)63);

    private static Block Prepared<TLoss>(Case problem)
        where TLoss : struct, ILoss
    {
        var packer = problem.Pack();
        var layout = CoOptimization.LayoutFor<NodeCoupling, TLoss, Euler>(problem.Nodes, problem.Parameters, packer.MostEdges, 1, 1, 1);
        var random = new Random(5);
        double[] state = GC.AllocateArray<double>((layout.StateSize * TLane.Width) + 8, pinned: true), rows = GC.AllocateArray<double>((layout.RowsSize * TLane.Width) + 8, pinned: true);
        for (int e = 0; e < state.Length; e++)
            state[e] = random.NextDouble() - 0.5;
        Array.Fill(rows, 1.5);
        return new(state, rows, packer.Integers, packer.Reals, layout);
    }

    private sealed record Block(double[] State, double[] Rows, int[] Integers, double[] Reals, BatchLayout Layout);
}
