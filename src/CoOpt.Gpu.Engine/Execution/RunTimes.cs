namespace CoOpt.Gpu.Engine.Execution;

/// <summary>What this process spent on a run so far.</summary>
/// <param name="SetUp">Time spent waiting for instances to be set up while the device was idle.</param>
/// <param name="Device">Time the device had work.</param>
/// <param name="Kernels">Time of the kernels alone.</param>
/// <param name="Output">Time spent waiting for output while the device was idle.</param>
/// <param name="NodeSteps">Node-steps done, those of searches for α included.</param>
public sealed record RunTimes(TimeSpan SetUp, TimeSpan Device, TimeSpan Kernels, TimeSpan Output, long NodeSteps);
