using System.Runtime.InteropServices;
using CoOpt.Gpu.Kernels.Drivers;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Batches;

/// <summary>Writes one instance into one lane of the two blocks of a lane group, entry e of lane ℓ at e·W + ℓ, and reads it back.</summary>
/// <param name="layout">Where things lie.</param>
/// <param name="width">W.</param>
public readonly struct InstancePacker(BatchLayout layout, int width)
{
    /// <summary>Writes the rows of <paramref name="instance"/>.</summary>
    public void Rows(Numbers rows, int lane, Instance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var settings = instance.Draft.Settings;
        var (cpu, learning, network) = (instance.Draft.Cpu, instance.Draft.Learning, instance.Draft.Network);
        var adaptive = settings.Method.StepRule == StepRule.Adaptive;
        Set(rows, lane, Row.Alpha, instance.Alpha);
        Set(rows, lane, Row.StepSize, instance.StepSize);
        Set(rows, lane, Row.Rho, settings.Links.Rho);
        Set(rows, lane, Row.Delta, settings.Links.Delta);
        Set(rows, lane, Row.Demand, cpu.Demand);
        Set(rows, lane, Row.Penalty, cpu.PenaltyWeight);
        Set(rows, lane, Row.Sharpness, cpu.Sigma);
        Set(rows, lane, Row.HingeWeight, learning.C);
        Set(rows, lane, Row.HingeSharpness, learning.Mu);
        Set(rows, lane, Row.Ridge, learning.Ridge);
        Set(rows, lane, Row.StepLimit, instance.Steps);

        // The kernel clears these too, but only when it begins: until then a refilled lane would show the work of the instance before.
        Set(rows, lane, Row.Steps, 0);
        Set(rows, lane, Row.Rejected, 0);

        // With fixed steps the horizon is a number of steps; model time is exact only where the adaptive integrator lands on it.
        Set(rows, lane, Row.TimeLimit, adaptive ? instance.Horizon : double.PositiveInfinity);
        Set(rows, lane, Row.TraceEvery, settings.Trace.Every ?? 0);
        Set(rows, lane, Row.TraceEveryTime, settings.Trace.EveryTime ?? 0);
        Set(rows, lane, Row.SwitchEvery, network.EverySteps);
        Set(rows, lane, Row.SwitchEveryTime, network.EveryTime);

        // stopAt: 0 means to run to the limit, also where the residual is exactly 0.
        Set(rows, lane, Row.StopAt, settings.Method.StopAt > 0 ? settings.Method.StopAt : -1);
        Set(rows, lane, Row.RelativeTolerance, settings.Method.RelativeTolerance);
        Set(rows, lane, Row.AbsoluteTolerance, settings.Method.AbsoluteTolerance);
        Set(rows, lane, Row.CostOptimum, instance.CpuOptimum.PenalisedCost);
        Set(rows, lane, Row.LossOptimum, instance.LearningOptimum.Loss);
        Set(rows, lane, Row.OptimumNorm, Norm(instance.LearningOptimum.Y.AsSpan()));
        Set(rows, lane, Row.StartAtZero, instance.Draft.Start.TrackerAtGradient ? 0 : 1);
        Set(rows, lane, Row.Momentum, settings.Method.Momentum);
        Set(rows, lane, Row.LowerExponent, settings.Links.LowerExponent);
        Set(rows, lane, Row.UpperExponent, settings.Links.UpperExponent);
        Set(rows, lane, Row.Saturation, settings.Links.Saturation);
        Set(rows, lane, Row.Augmentation, instance.Augmentation);
        Set(rows, lane, Row.StopTolerance, settings.Method.StopTolerance);
        Set(rows, lane, Row.Window, Math.Max(1, instance.Window));
        Set(rows, lane, Row.Status, LaneStatus.Fresh);
        SetAll(rows, lane, BatchLayout.Capacity, cpu.Capacity.AsSpan());
        SetAll(rows, lane, layout.Workload, cpu.Workload.AsSpan());
        SetAll(rows, lane, layout.Lower, cpu.Lower.AsSpan());
        SetAll(rows, lane, layout.Upper, cpu.Upper.AsSpan());
        SetAll(rows, lane, layout.Optimum, instance.LearningOptimum.Y.AsSpan());
    }

    /// <summary>Writes the start of <paramref name="instance"/>.</summary>
    public void State(Numbers state, int lane, Instance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        SetAll(state, lane, BatchLayout.X, instance.Draft.Start.X.AsSpan());
        SetAll(state, lane, layout.Y, instance.Draft.Start.Y.AsSpan());
        for (var entry = layout.S; entry < layout.PersistentSize; entry++)
        {
            Set(state, lane, entry, 0);
        }

        // What the format cannot hold of x goes into the carries: the sum starts at b to twice its digits.
        for (var i = 0; state.IsSingle && i < layout.Nodes; i++)
        {
            Set(state, lane, layout.CarryX + i, instance.Draft.Start.X[i] - Read(state, lane, BatchLayout.X + i));
        }
    }

    /// <summary>Reads <paramref name="values"/> from the entries at <paramref name="entry"/>.</summary>
    public void Read(Numbers block, int lane, int entry, Span<double> values)
    {
        for (var k = 0; k < values.Length; k++)
        {
            values[k] = block[((entry + k) * width) + lane];
        }
    }

    /// <summary>Reads one entry.</summary>
    public double Read(Numbers block, int lane, int entry) => block[(entry * width) + lane];

    /// <summary>Copies what outlives a launch from a lane of one pair of blocks to a lane of another, of the same layout but another width.</summary>
    public void Move(Numbers rows, Numbers state, int lane, InstancePacker to, Numbers toRows, Numbers toState, int toLane)
    {
        for (var entry = 0; entry < layout.Trace; entry++)
        {
            to.Set(toRows, toLane, entry, Read(rows, lane, entry));
        }

        for (var entry = 0; entry < layout.PersistentSize; entry++)
        {
            to.Set(toState, toLane, entry, Read(state, lane, entry));
        }
    }

    /// <summary>What of a lane outlives a launch.</summary>
    public LaneImage Image(Numbers rows, Numbers state, int lane)
    {
        var (scalars, point) = (new double[layout.Trace], new double[layout.PersistentSize]);
        Read(rows, lane, 0, scalars);
        Read(state, lane, 0, point);
        return new(ImmutableCollectionsMarshal.AsImmutableArray(scalars), ImmutableCollectionsMarshal.AsImmutableArray(point));
    }

    /// <summary>Writes an image that fits the layout.</summary>
    public void Restore(Numbers rows, Numbers state, int lane, LaneImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        SetAll(rows, lane, 0, image.Rows.AsSpan());
        SetAll(state, lane, 0, image.State.AsSpan());
    }

    /// <summary>Writes one entry.</summary>
    public void Set(Numbers block, int lane, int entry, double value) => block[(entry * width) + lane] = value;

    private void SetAll(Numbers block, int lane, int entry, ReadOnlySpan<double> values)
    {
        for (var k = 0; k < values.Length; k++)
        {
            Set(block, lane, entry + k, values[k]);
        }
    }

    private static double Norm(ReadOnlySpan<double> values)
    {
        var sum = 0d;
        foreach (var v in values)
        {
            sum += v * v;
        }

        return Math.Sqrt(sum);
    }
}
