using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Engine.Audits;

/// <summary>What auditing an instance costs.</summary>
public static class AuditCost
{
    /// <summary>Additions and multiplications of a step, roughly.</summary>
    public static double Step(Instance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var (n, m, draft) = (instance.Nodes, instance.Parameters, instance.Draft);
        var arcs = draft.Network.Graphs.Max(static g => g.Neighbors.Length);
        var samples = draft.Learning.Samples is { } data ? 4.0 * data.Count * m : (double)n * m * m;
        var stages = draft.Settings.Method.Stepper switch { StepperKind.Rk4 => 4, StepperKind.Dopri5 => 7, _ => 1 };
        return 10 + (stages * (samples + (10.0 * n * (1 + m)) + (3.0 * arcs * (1 + (2 * m)))));
    }

    /// <summary>Bytes of one state that is held.</summary>
    public static long StateBytes(Instance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return (8L * instance.Nodes * (1 + (2L * instance.Parameters))) + 256;
    }
}
