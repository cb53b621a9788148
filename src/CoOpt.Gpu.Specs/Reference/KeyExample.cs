using System.Collections.Immutable;

namespace CoOpt.Gpu.Specs.Reference;

/// <summary>A value of one key as it could stand in a spec, and the other keys that it goes with.</summary>
/// <param name="Path">The key's dotted name.</param>
/// <param name="Value">Its value as YAML; not its default.</param>
/// <param name="With">Other keys, each with its value, without which the value is refused or has no effect.</param>
internal sealed record KeyExample(string Path, string Value, params ImmutableArray<(string Path, string Value)> With)
{
    /// <summary>The spec's lines, one for each section of the top level.</summary>
    public string ToYaml() => FlowYaml.Write([(Path, Value), .. With]);
}
