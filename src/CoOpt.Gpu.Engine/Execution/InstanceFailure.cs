namespace CoOpt.Gpu.Engine.Execution;

/// <summary>An instance that could not be set up, e.g. because its data has no optimum. It has no row; the run names it.</summary>
/// <param name="Index">Index in the sweep.</param>
/// <param name="Message">Why, and what to do.</param>
public sealed record InstanceFailure(long Index, string Message);
