using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Documents;
using CoOpt.Gpu.Specs.Keys;

namespace CoOpt.Gpu.Specs.Loading;

/// <summary>
/// Reads the quick section, a spec's short form: dotted names with what replaces them, an axis where the key is swept, a value where it is not. Names are checked always, the rest where it is asked for.
/// </summary>
internal sealed class QuickReader(SettingsReader settings, SweepReader sweep, DiagnosticBag bag)
{
    /// <summary>Reads the section, and applies it if <paramref name="apply"/> is set.</summary>
    public void Read(MapEntry? section, SpecPlace file, bool apply)
    {
        if (section?.Value is MapNode map)
        {
            foreach (var (name, value) in map.Entries.TakeWhile(_ => !bag.IsFull))
            {
                Read(name, value, apply);
            }
        }
        else if (section?.Value is { } other and not BrokenNode)
        {
            bag.Add(DiagnosticCatalogue.WrongType, $"quick must be a section such as seed: range(0, 2), got {other.Kind}", other.Place);
        }
        else if (section is null && apply)
        {
            bag.Add(DiagnosticCatalogue.NoQuickForm, "the spec has no section quick, so there is no quick form to run; leave out --quick, or add what it changes, such as quick: { seed: \"range(0, 2)\" }", file);
        }
    }

    private void Read(ScalarNode name, SpecNode value, bool apply)
    {
        if (SpecKeys.Tree.Find(name.Text) is not { Key: { } key } at)
        {
            bag.Add(DiagnosticCatalogue.UnknownKey, $"unknown key {name.Text}{NearestName.Hint(name.Text, SpecKeys.All.Select(k => k.Path))}; quick takes dotted names", name.Place);
        }
        else if (!key.Sweepable || key.Form.IsVerbatim)
        {
            bag.Add(DiagnosticCatalogue.NotSweepable, $"{key.Path} cannot be changed under quick: the quick form is of the same question, with the same files", name.Place);
        }
        else if (!apply)
        {
            return;
        }
        else if (sweep.IsSwept(key.Path))
        {
            sweep.ReadAxis(key.Path, name.Place, value, fromOption: true);
        }
        else
        {
            settings.ReadValue(value, at, name.Place, fromOption: true);
        }
    }
}
