using System.CommandLine;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Specs.Schema;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Prints the JSON Schema of specs.</summary>
internal sealed class SchemaVerb : IVerb
{
    /// <inheritdoc/>
    public Command Command { get; } = new("schema", "Print the JSON Schema of specs, for editors that check and complete YAML.");

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt schema > coopt.schema.json
          # first line of a sweep.yaml, for editors with the YAML language server:
          # yaml-language-server: $schema=coopt.schema.json
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        context.Host.Out.WriteLine(SpecSchema.Json().TrimEnd());
        return ExitCode.Ok;
    }
}
