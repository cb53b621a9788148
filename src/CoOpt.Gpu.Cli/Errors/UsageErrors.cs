using System.CommandLine;
using System.CommandLine.Parsing;
using CoOpt.Gpu.Model.Settings;

namespace CoOpt.Gpu.Cli.Errors;

/// <summary>Writes what is wrong with a command line.</summary>
internal static class UsageErrors
{
    /// <summary>Writes one line for each error, with the nearest name where there is one.</summary>
    /// <returns><see cref="ExitCode.Usage"/>.</returns>
    public static int Write(ParseResult parsed, TextWriter error)
    {
        var command = parsed.CommandResult.Command;
        var path = command is RootCommand ? "coopt" : "coopt " + command.Name;
        var names = command.Options.Select(o => o.Name).Concat(command is RootCommand ? command.Subcommands.Select(c => c.Name) : []).ToList();

        // A mistyped option ahead of an argument has been taken for the argument, and the argument is left over.
        var taken = parsed.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash).Where(t => t.Type == TokenType.Argument && t.Value.StartsWith("--", StringComparison.Ordinal)).Select(t => t.Value).ToList();
        foreach (var token in taken.Count > 0 ? taken : parsed.UnmatchedTokens)
        {
            var what = token.StartsWith('-') ? "option" : command is RootCommand ? "command" : "argument";
            var near = NearestName.Find(token, names) is { } name ? $", did you mean '{name}'?" : "";
            error.WriteLine($"error CO0001: unknown {what} '{PlainText.Line(token)}'{near} (`{path} --help` lists what there is)");
        }

        if (parsed.UnmatchedTokens.Count == 0)
        {
            foreach (var message in parsed.Errors.Select(e => PlainText.Line(WithoutTypes(OneLine(e.Message))).TrimEnd('.')).Distinct())
            {
                error.WriteLine($"error CO0001: {char.ToLowerInvariant(message[0])}{message[1..]} (`{path} --help` shows the usage)");
            }
        }

        return ExitCode.Usage;
    }

    // The parser names types of its own language.
    private static string WithoutTypes(string message) => message
        .Replace("as expected type 'System.Int32'", "as a whole number", StringComparison.Ordinal)
        .Replace("as expected type 'System.Int64'", "as a whole number", StringComparison.Ordinal)
        .Replace("as expected type 'System.Double'", "as a number", StringComparison.Ordinal);

    // The parser lists choices one a line.
    private static string OneLine(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 1 ? lines[0] : $"{lines[0]} {string.Join(", ", lines[1..])}";
    }
}
