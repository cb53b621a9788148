using System.CommandLine;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Specs.Reference;
using CoOpt.Gpu.Specs.Schema;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Prints the JSON Schema of specs, or of files of figures.</summary>
internal sealed class SchemaVerb : IVerb
{
    private readonly Option<bool> _figures = new("--figures") { Description = "Of figures.yaml instead of specs." };

    private readonly Option<bool> _markdown = new("--markdown") { Description = "As Markdown, for people." };

    /// <summary>Creates the verb.</summary>
    public SchemaVerb()
    {
        Command = new Command("schema", "Print the JSON Schema of specs, for editors that check and complete YAML.");
        Command.Options.Add(_figures);
        Command.Options.Add(_markdown);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt schema > coopt.schema.json
          coopt schema --figures > coopt.figures.schema.json
          coopt schema --markdown > spec.md
          coopt schema --figures --markdown > figures.md
          # first line of a sweep.yaml, for editors with the YAML language server:
          # yaml-language-server: $schema=coopt.schema.json
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var text = (arguments.GetValue(_figures), arguments.GetValue(_markdown)) switch
        {
            (false, false) => SpecSchema.Json(),
            (true, false) => FigureSchema.Json(),
            (false, true) => SpecReference.Markdown(),
            _ => FigureReference.Markdown(),
        };
        context.Host.Out.WriteLine(text.TrimEnd());
        return ExitCode.Ok;
    }
}
