using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Model.Settings;

namespace CoOpt.Gpu.Model.Sweeps;

/// <summary>
/// An instance before theory: settings, network, problems and start. Parts that equal settings determine are the same object, so that whoever
/// computes something for a part may key it by reference.
/// </summary>
public sealed record InstanceDraft
{
    /// <summary>Index in the sweep.</summary>
    public required long Index { get; init; }

    /// <summary>Its settings.</summary>
    public required InstanceSettings Settings { get; init; }

    /// <summary>Its network or pool.</summary>
    public required NetworkSchedule Network { get; init; }

    /// <summary>How often a random graph of the pool was redrawn to be connected.</summary>
    public required int Redraws { get; init; }

    /// <summary>CPU scheduling.</summary>
    public required CpuProblem Cpu { get; init; }

    /// <summary>Training.</summary>
    public required LearningProblem Learning { get; init; }

    /// <summary>The start.</summary>
    public required StartState Start { get; init; }
}
