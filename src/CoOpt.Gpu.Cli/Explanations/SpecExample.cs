namespace CoOpt.Gpu.Cli.Explanations;

/// <summary>What is added to an entry of the specs' catalogue of problems.</summary>
/// <param name="Code">The code.</param>
/// <param name="Wrong">What leads to the problem.</param>
/// <param name="Right">The same done right.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record SpecExample(string Code, Example Wrong, Example Right, string Remedy);
