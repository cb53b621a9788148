namespace CoOpt.Gpu.Fuzz.Running;

/// <summary>An input that did what none may do.</summary>
/// <param name="Index">Which.</param>
/// <param name="What">What it did, in one line.</param>
internal sealed record Finding(long Index, string What);
