using System.Collections.Immutable;

namespace CoOpt.Gpu.Specs.Loading;

/// <summary>What the command line changes in a spec, the spec's own quick section first. Paths in it are relative to the current directory.</summary>
/// <param name="Set">Texts <c>key=value</c>, applied in order after the file.</param>
/// <param name="Sweep">Texts <c>key=axis</c>: replaces the key's axis in its place, or appends one.</param>
/// <param name="Quick">Whether what stands under <c>quick</c> in the spec replaces what stands above.</param>
public sealed record SpecOverrides(ImmutableArray<string> Set, ImmutableArray<string> Sweep, bool Quick = false)
{
    /// <summary>Changes nothing.</summary>
    public static SpecOverrides None { get; } = new([], []);
}
