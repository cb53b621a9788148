namespace CoOpt.Gpu.Specs.Diagnostics;

/// <summary>A kind of problem.</summary>
/// <param name="Id"><c>CO</c> and four digits; never reused for another kind.</param>
/// <param name="Title">The rule in a few words.</param>
/// <param name="Explanation">Why the rule is there and what to do, in a sentence or two.</param>
/// <param name="IsWarning">Whether the sweep can run all the same.</param>
public sealed record DiagnosticCode(string Id, string Title, string Explanation, bool IsWarning = false);
