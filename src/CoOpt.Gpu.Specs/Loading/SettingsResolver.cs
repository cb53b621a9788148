using System.Collections.Immutable;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Keys;

namespace CoOpt.Gpu.Specs.Loading;

/// <summary>Makes every default explicit; of two keys that exclude each other, the one not given becomes <c>none</c>.</summary>
internal sealed class SettingsResolver(GivenValues given, Func<string, bool> isSwept, DiagnosticBag bag)
{
    public ImmutableSortedDictionary<string, SettingValue> Resolve()
    {
        var settings = ImmutableSortedDictionary.CreateBuilder<string, SettingValue>(StringComparer.Ordinal);
        foreach (var key in SpecKeys.All)
        {
            settings[key.Path] = Resolve(key);
        }

        return settings.ToImmutable();
    }

    /// <summary>The settings less the tacit ones that have their default and are not swept.</summary>
    public static ImmutableSortedDictionary<string, SettingValue> Spoken(ImmutableSortedDictionary<string, SettingValue> settings, Func<string, bool> isSwept) =>
        settings.RemoveRange(SpecKeys.All.Where(k => k.IsTacit && !isSwept(k.Path) && settings[k.Path] == k.Default).Select(k => k.Path));

    private SettingValue Resolve(SpecKey key)
    {
        if (key.Default is null && !given.IsGiven(key.Path))
        {
            bag.Add(DiagnosticCatalogue.MissingKey, $"{key.Path} is missing; it has no default", given.PlaceOf(""));
            return SettingValue.None;
        }

        if (key.Excludes is { } other && Counts(key.Path) && Counts(other) && string.CompareOrdinal(key.Path, other) < 0)
        {
            bag.Add(
                DiagnosticCatalogue.Exclusive,
                $"{key.Path} and {other} are both given; they say the same in two ways, keep one",
                given.PlaceOf(isSwept(other) ? key.Path : other));
        }

        if (given.Find(key.Path) is { } value)
        {
            return value.Value;
        }

        if (key.Excludes is { } replaced && Counts(replaced) && !isSwept(key.Path))
        {
            return SettingValue.None;
        }

        var implied = SpecKeys.All.FirstOrDefault(k => k.Implies is not null && k.Parent == key.Path && Counts(k.Path));
        return implied is not null ? SettingValue.Of(implied.Implies!) : key.Default ?? SettingValue.None;
    }

    /// <summary>Whether a key is given with a value other than none, or swept.</summary>
    private bool Counts(string path) => isSwept(path) || given.IsBroken(path) || given.Find(path) is { Value.IsNone: false };
}
