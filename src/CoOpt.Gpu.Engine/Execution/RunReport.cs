using System.Collections.Immutable;

namespace CoOpt.Gpu.Engine.Execution;

/// <summary>What a finished run says of itself.</summary>
/// <param name="Progress">The final counts.</param>
/// <param name="Failures">Instances that could not be set up.</param>
/// <param name="SetUp">Time spent waiting for instances to be set up (graphs, spectra, optima) while the device was idle.</param>
/// <param name="Device">Time the device had work.</param>
/// <param name="Output">Time spent waiting for output while the device was idle.</param>
public sealed record RunReport(RunProgress Progress, ImmutableArray<InstanceFailure> Failures, TimeSpan SetUp, TimeSpan Device, TimeSpan Output)
{
    /// <summary>Time of the kernels alone: processor time of a CPU device's workers in them divided by the workers, the time between launch and end of a GPU's.</summary>
    public TimeSpan Kernels { get; init; }
}
