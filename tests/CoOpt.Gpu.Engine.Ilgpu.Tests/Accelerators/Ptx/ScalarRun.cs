using CoOpt.Gpu.Engine.Batches;
using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Kernels.Costs;
using CoOpt.Gpu.Kernels.Couplings;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Kernels.Groups;
using CoOpt.Gpu.Kernels.Lanes;
using CoOpt.Gpu.Kernels.Losses;
using CoOpt.Gpu.Kernels.Quantizers;
using CoOpt.Gpu.Kernels.Steppers;
using CoOpt.Gpu.Kernels.Stores;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators.Ptx;

/// <summary>One launch of the same driver with plain doubles on the CPU: what persists of the state, then the rows block.</summary>
internal sealed unsafe class ScalarRun(Instance instance, int iterations) : IDriverVisitor<double[]>
{
    public double[] Visit<TCoupling, TQuantizer, TPenalty, TLoss, TStepper>()
        where TCoupling : struct, ICoupling
        where TQuantizer : struct, IQuantizer
        where TPenalty : struct, IPenalty
        where TLoss : struct, ILoss
        where TStepper : struct, IStepper
    {
        var tables = new StructureTables(instance.Draft.Network, instance.Draft.Learning);
        var layout = CoOptimization.LayoutFor<TCoupling, TLoss, TStepper>(instance.Nodes, instance.Parameters, tables.MostEdges, tables.Classes, 1, 16);
        return instance.Draft.Settings.Method.Precision == Precision.Binary32 ? Short() : Long();

        double[] Short()
        {
            var (state, rows) = (new float[layout.StateSize], new float[layout.RowsSize]);
            var packer = new InstancePacker(layout, 1);
            packer.State(state, 0, instance);
            packer.Rows(rows, 0, instance);
            fixed (float* s = state, r = rows, reals = Array.ConvertAll(tables.Reals, v => (float)v))
            fixed (int* integers = tables.Integers)
            {
                CoOptimization.Advance<SingleLane, SingleWorker, PointerStore<SingleLane>, PointerStore<SingleLane>, SinglePointerTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(
                    default, new PointerStore<SingleLane>(s), new PointerStore<SingleLane>(r), new SinglePointerTables(integers, reals), layout, iterations);
            }

            return [.. state[..layout.PersistentSize].Concat(rows).Select(v => (double)v)];
        }

        double[] Long()
        {
        var (state, rows) = (new double[layout.StateSize], new double[layout.RowsSize]);
        var packer = new InstancePacker(layout, 1);
        packer.State(state, 0, instance);
        packer.Rows(rows, 0, instance);
        fixed (double* s = state, r = rows, reals = tables.Reals)
        fixed (int* integers = tables.Integers)
        {
            CoOptimization.Advance<ScalarLane, SingleWorker, PointerStore<ScalarLane>, PointerStore<ScalarLane>, PointerTables, TCoupling, TQuantizer, TPenalty, TLoss, TStepper>(
                default, new PointerStore<ScalarLane>(s), new PointerStore<ScalarLane>(r), new PointerTables(integers, reals), layout, iterations);
        }

        return [.. state[..layout.PersistentSize], .. rows];
        }
    }
}
