using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Specs.Binding;

/// <summary>Looks a setting up by its dotted name, for one instance or for the sweep's base.</summary>
internal delegate SettingValue SettingsView(string path);

/// <summary>The absolute path of a file or folder that a spec names.</summary>
internal delegate string PathLookup(string name);

/// <summary>Typed access; the forms of the key table have made sure that the types fit.</summary>
internal static class SettingsViewReading
{
    public static double Number(this SettingsView view, string path) => view(path).Number ?? throw new InvalidOperationException($"{path} is not a number");

    public static int Whole(this SettingsView view, string path) => (int)view.Number(path);

    public static bool Flag(this SettingsView view, string path) => view(path).Boolean ?? throw new InvalidOperationException($"{path} is not true or false");

    public static string Word(this SettingsView view, string path) => view(path).IsNone ? "none" : view(path).Text ?? "";

    /// <summary>The value of <paramref name="words"/> at the word's place.</summary>
    public static T Choice<T>(this SettingsView view, string path, params ReadOnlySpan<(string Word, T Value)> words)
    {
        var word = view.Word(path);
        foreach (var (name, value) in words)
        {
            if (name == word)
            {
                return value;
            }
        }

        throw new InvalidOperationException($"{path} is {word}");
    }

    public static string? File(this SettingsView view, string path, PathLookup paths) => view(path).Text is { } name ? paths(name) : null;
}
