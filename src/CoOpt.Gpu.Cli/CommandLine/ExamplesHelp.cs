using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CoOpt.Gpu.Cli.CommandLine;

/// <summary>The usual help, followed by examples of the command at hand.</summary>
internal sealed class ExamplesHelp(HelpAction inner, IReadOnlyDictionary<Command, string> examples) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = inner.Invoke(parseResult);
        if (examples.TryGetValue(parseResult.CommandResult.Command, out var text))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(text);
        }

        return code;
    }
}
