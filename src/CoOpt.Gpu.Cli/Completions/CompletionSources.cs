using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;
using CoOpt.Gpu.Cli.Devices;
using CoOpt.Gpu.Cli.Explanations;
using CoOpt.Gpu.Cli.Terminal;
using CoOpt.Gpu.Specs.Schema;

namespace CoOpt.Gpu.Cli.Completions;

/// <summary>
/// Tells the parser what the words of a command line may be, by the names that arguments and options go by in every verb: a new verb that names its
/// arguments alike is completed alike.
/// </summary>
internal sealed class CompletionSources(Host host)
{
    private static readonly string[] Formats = ["svg", "pdf", "png"];
    private readonly PathCandidates _paths = new(host.Folder);

    /// <summary>Adds candidates throughout the tree below <paramref name="command"/>.</summary>
    public void AddTo(Command command)
    {
        foreach (var argument in command.Arguments)
        {
            // Without one, help would name the argument by its candidates.
            argument.HelpName ??= argument.Name;
            Add(argument.CompletionSources, argument.Name);
        }

        foreach (var option in command.Options)
        {
            Add(option.CompletionSources, option.Name);
        }

        foreach (var child in command.Subcommands)
        {
            AddTo(child);
        }
    }

    private void Add(List<Func<CompletionContext, IEnumerable<CompletionItem>>> sources, string name)
    {
        Func<string, IEnumerable<string>>? candidates = name switch
        {
            "SPEC" => word => _paths.Files(word, ".yaml", ".yml"),
            "RUN" => _paths.Runs,
            "CODE" => _ => ExplanationCatalogue.All.Select(e => e.Code),
            "ID" => _ => FigureIds(),
            "--device" => _ => DeviceChoice.Names,
            "--format" => _ => Formats,
            "--set" or "--sweep" => _ => Keys().Select(k => k + "="),
            "--out" or "--data" or "--in" => _paths.Folders,
            _ => null,
        };
        if (candidates is not null)
        {
            sources.Clear();
            sources.Add(context => candidates(context.WordToComplete).Select(c => new CompletionItem(c)));
        }
        else if (name is "--progress" or "--failed")
        {
            sources.Clear();
            sources.Add(_ => (name == "--failed" ? Enum.GetNames<Runs.Resumption>() : Enum.GetNames<Progress.ProgressMode>()).Select(n => new CompletionItem(n.ToLowerInvariant())));
        }
    }

    // Figures are kept below results/, each with its Vega-Lite form, whose name is the id.
    private IEnumerable<string> FigureIds()
    {
        const string Suffix = ".vl.json";
        var folder = Path.Combine(host.Folder, "results");
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, IgnoreInaccessible = true };
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*" + Suffix, options).Select(f => Path.GetFileName(f)[..^Suffix.Length]).Distinct().Order(StringComparer.Ordinal)
            : [];
    }

    // The schema is the one description of all settings that other programs read, too.
    private static IEnumerable<string> Keys()
    {
        using var schema = JsonDocument.Parse(SpecSchema.Json());
        return [.. Below(schema.RootElement, "").Where(k => k != "schema" && !k.StartsWith("sweep", StringComparison.Ordinal)).Distinct()];

        static IEnumerable<string> Below(JsonElement section, string prefix)
        {
            if (section.ValueKind != JsonValueKind.Object)
            {
                yield break;
            }

            foreach (var union in (string[])["anyOf", "oneOf"])
            {
                foreach (var key in section.TryGetProperty(union, out var forms) ? forms.EnumerateArray().SelectMany(f => Below(f, prefix)) : [])
                {
                    yield return key;
                }
            }

            if (!section.TryGetProperty("properties", out var properties))
            {
                if (prefix.Length > 0)
                {
                    yield return prefix.TrimEnd('.');
                }

                yield break;
            }

            foreach (var property in properties.EnumerateObject())
            {
                foreach (var key in Below(property.Value, $"{prefix}{property.Name}."))
                {
                    yield return key;
                }
            }
        }
    }
}
