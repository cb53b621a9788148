using System.CommandLine;
using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Cli.CommandLine;

/// <summary>What every verb that reads a spec takes: the file, and what replaces parts of it.</summary>
internal sealed class SpecOptions
{
    /// <summary>The spec.</summary>
    public Argument<string> Spec { get; } = new("SPEC") { Description = "The sweep file (YAML).", HelpName = "SPEC" };

    /// <summary>Replacements of single settings.</summary>
    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "Replace one setting by its dotted name; repeatable.",
        HelpName = "key=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Replacements of axes.</summary>
    public Option<string[]> Sweep { get; } = new("--sweep")
    {
        Description = "Replace one axis of the sweep in place, or append one; repeatable.",
        HelpName = "key=axis",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>The spec's short form.</summary>
    public Option<bool> Quick { get; } = new("--quick") { Description = "Apply the spec's section quick: the same question with fewer points." };

    /// <summary>What <paramref name="arguments"/> change in the spec.</summary>
    public SpecOverrides Overrides(ParseResult arguments) =>
        new([.. arguments.GetValue(Set) ?? []], [.. arguments.GetValue(Sweep) ?? []], arguments.GetValue(Quick));

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(Spec);
        command.Options.Add(Set);
        command.Options.Add(Sweep);
        command.Options.Add(Quick);
    }
}
