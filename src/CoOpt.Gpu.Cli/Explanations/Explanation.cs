namespace CoOpt.Gpu.Cli.Explanations;

/// <summary>What <c>coopt explain</c> says of one code.</summary>
/// <param name="Code">CO and four digits.</param>
/// <param name="Title">The kind of problem in a few words.</param>
/// <param name="Meaning">What is wrong, and why that is refused.</param>
/// <param name="ExitCode">What the process ends with; 0 for a warning.</param>
/// <param name="Wrong">What leads to it.</param>
/// <param name="Right">The same done right.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record Explanation(string Code, string Title, string Meaning, int ExitCode, Example Wrong, Example Right, string Remedy);
