using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Keys.Forms;

namespace CoOpt.Gpu.Specs.Keys;

/// <summary>One key of a spec.</summary>
/// <param name="Path">Its dotted name.</param>
/// <param name="Form">What it takes.</param>
/// <param name="Default">Its value where it is not given; null where it must be given.</param>
/// <param name="Text">What it means, with its symbol.</param>
/// <param name="Unit">Its unit; empty for words and pure numbers.</param>
/// <param name="Sweepable">Whether an axis may vary it.</param>
/// <param name="Implies">A value that the parent key takes once this one is given.</param>
/// <param name="Excludes">The key that says the same in another way; given this one, the other is <c>none</c>.</param>
/// <param name="IsTacit">Whether a plan leaves it out where it has its default: plans that are older than the key keep their hash.</param>
internal sealed record SpecKey(
    string Path, ValueForm Form, SettingValue? Default, string Text, string Unit = "", bool Sweepable = true, string? Implies = null, string? Excludes = null, bool IsTacit = false)
{
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    public string Parent => Path.Contains('.', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('.')] : "";
}
