using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CoOpt.Gpu.Cli.CommandLine;
using CoOpt.Gpu.Cli.Errors;
using CoOpt.Gpu.Cli.Specs;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Specs.Loading;

namespace CoOpt.Gpu.Cli.Verbs;

/// <summary>Lists every problem of a spec at once.</summary>
internal sealed class ValidateVerb : IVerb
{
    private readonly SpecOptions _spec = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Creates the verb.</summary>
    public ValidateVerb()
    {
        Command = new Command(
            "validate", "List every problem of a spec and of the files it names, each with file:line:column; exit code 2 if there is an error.");
        _spec.AddTo(Command);
        Command.Options.Add(_json);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public string Examples =>
        """
        Examples:
          coopt validate sweep.yaml
          coopt validate sweep.yaml --set links.rho=0.25 --json
        """;

    /// <inheritdoc/>
    public int Execute(ParseResult arguments, CommandContext context)
    {
        var host = context.Host;
        var path = arguments.GetRequiredValue(_spec.Spec);
        var overrides = _spec.Overrides(arguments);
        var result = SpecInput.Load(host, path, overrides);
        if (result.HasQuickForm && !overrides.Quick && SpecInput.Load(host, path, overrides with { Quick = true }) is { IsValid: false } quick)
        {
            // The long form has no error, but the short one that the file also holds does.
            result = quick;
        }

        if (arguments.GetValue(_json))
        {
            JsonOutput.Write(host.Out, json => Write(json, result));
        }
        else
        {
            foreach (var diagnostic in result.Diagnostics)
            {
                host.Error.WriteLine(diagnostic);
            }

            ErrorHint.Write(host, result.Diagnostics.Where(d => d.IsError).Select(d => d.Code.Id));

            if (result.Sweep is { } sweep)
            {
                host.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path} is valid: {sweep.Name}, {sweep.Count:N0} instances"));
            }
        }

        return result.IsValid ? ExitCode.Ok : ExitCode.Usage;
    }

    private static void Write(Utf8JsonWriter json, SpecLoadResult result)
    {
        json.WriteBoolean("valid", result.IsValid);
        if (result.Sweep is { } sweep)
        {
            json.WriteString("name", sweep.Name);
            json.WriteNumber("instances", sweep.Count);
        }

        json.WriteStartArray("problems");
        foreach (var diagnostic in result.Diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("severity", diagnostic.IsError ? "error" : "warning");
            json.WriteString("code", diagnostic.Code.Id);
            json.WriteString("message", diagnostic.Message);
            json.WriteString("explanation", diagnostic.Code.Explanation);
            json.WriteString("source", diagnostic.Place.Source);
            json.WriteNumber("line", diagnostic.Place.Line);
            json.WriteNumber("column", diagnostic.Place.Column);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
