using CoOpt.Gpu.Specs.Binding;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Files;

namespace CoOpt.Gpu.Specs.Checks;

/// <summary>What a cross-check sees: one combination of the settings it names, the rest at their base.</summary>
internal sealed class CheckContext(SettingsView view, Func<string, bool> isGiven, Func<string, SpecPlace> placeOf, InputFiles files, DiagnosticBag bag)
{
    public SettingsView View => view;

    public InputFiles Files => files;

    public DiagnosticBag Bag => bag;

    /// <summary>Whether the spec or an option gives the setting, or sweeps it.</summary>
    public bool IsGiven(string path) => isGiven(path);

    public SpecPlace PlaceOf(string path) => placeOf(path);

    public void Report(DiagnosticCode code, string message, string path) => bag.Add(code, message, placeOf(path));

    /// <summary>The table that a setting names; null where it names none or the file could not be read.</summary>
    public CsvTable? Table(string path) => view(path).Text is { } name ? files.FindTable(name) : null;
}

/// <summary>A rule over several settings.</summary>
/// <param name="Keys">The settings it looks at; their swept combinations are all checked.</param>
/// <param name="Run">Reports what does not fit.</param>
internal sealed record CrossCheck(string[] Keys, Action<CheckContext> Run);
