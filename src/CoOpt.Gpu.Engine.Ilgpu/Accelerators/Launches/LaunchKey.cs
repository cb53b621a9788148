using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Model.Traces;

namespace CoOpt.Gpu.Engine.Ilgpu.Accelerators.Launches;

/// <summary>What the lanes of a launch have in common. Networks, data and all numbers may differ from lane to lane.</summary>
/// <param name="Driver">The closed driver.</param>
/// <param name="Nodes">n.</param>
/// <param name="Parameters">m.</param>
/// <param name="Classes">Classes of a multi-class loss, else 1.</param>
/// <param name="AllStates">Whether the state at every trace point is asked for.</param>
internal readonly record struct LaunchKey(DriverKey Driver, int Nodes, int Parameters, int Classes, bool AllStates)
{
    /// <summary>The key of <paramref name="instance"/>.</summary>
    public static LaunchKey Of(Instance instance)
    {
        var learning = instance.Draft.Learning;
        return new LaunchKey(
            DriverKey.Of(instance),
            instance.Nodes,
            instance.Parameters,
            learning.Loss == LossKind.Softmax ? learning.Samples!.Classes : 1,
            instance.Draft.Settings.Trace.States == StateRows.All);
    }
}
