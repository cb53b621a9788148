using System.Collections.Immutable;
using CoOpt.Gpu.Engine.Execution;

namespace CoOpt.Gpu.Cli.Reruns;

/// <summary>Single instances made again, as the text of tables.</summary>
/// <param name="Instances">Their rows of instances.csv, header first.</param>
/// <param name="Traces">Their rows of traces/, header first; null where they were not asked for.</param>
/// <param name="Failures">Those that could not be set up, under their own numbers.</param>
internal sealed record InstanceRows(string Instances, string? Traces, ImmutableArray<InstanceFailure> Failures);
