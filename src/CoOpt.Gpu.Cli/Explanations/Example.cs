using System.Collections.Immutable;

namespace CoOpt.Gpu.Cli.Explanations;

/// <summary>Something that leads to an error, or that does not.</summary>
/// <param name="Text">What is shown: a part of a spec, a command line, or words.</param>
/// <param name="IsSpec">Whether <paramref name="Text"/> is a part of a spec or of a file of figures: with <c>schema: 1</c>, and a spec a name, where it has none, it can be read.</param>
/// <param name="Files">Data files beside the spec that matter, by name.</param>
/// <param name="Options">Options of the command line that matter, such as <c>--set links.rho=2</c>.</param>
internal sealed record Example(string Text, bool IsSpec, ImmutableArray<(string Name, string Text)> Files, ImmutableArray<string> Options)
{
    /// <summary>A part of a spec.</summary>
    public static Example Spec(string text, params (string Name, string Text)[] files) => new(text, true, [.. files], []);

    /// <summary>A part of a spec and options.</summary>
    public static Example SpecWith(string text, params string[] options) => new(text, true, [], [.. options]);

    /// <summary>A command line, or words.</summary>
    public static Example Words(string text) => new(text, false, [], []);
}
