using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Keys;

namespace CoOpt.Gpu.Specs.Loading;

/// <summary>A value as given, with its place.</summary>
internal sealed record GivenValue(SettingValue Value, SpecPlace Place, bool FromOption);

/// <summary>The values that a spec and its options give, before defaults.</summary>
internal sealed class GivenValues(SpecPlace file)
{
    private readonly Dictionary<string, GivenValue> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpecPlace> _sections = new(StringComparer.Ordinal);

    /// <summary>Keys whose value could not be read: they are neither missing nor at their default.</summary>
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    public GivenValue? Find(string path) => _values.GetValueOrDefault(path);

    public bool IsGiven(string path) => _values.ContainsKey(path) || _broken.Contains(path);

    /// <summary>Whether any value or section could not be read.</summary>
    public bool HasBroken => _broken.Count > 0;

    public bool IsBroken(string path) => _broken.Contains(path);

    public void AddSection(string path, SpecPlace place) => _sections.TryAdd(path, place);

    public void Break(string path) => _broken.Add(path);

    public void Add(string path, GivenValue value)
    {
        _broken.Remove(path);
        if (value.FromOption)
        {
            // An option replaces the file's other way of saying the same.
            var key = SpecKeys.Get(path);
            _values.Remove(key.Excludes ?? "");
            if (key.Implies is not null)
            {
                _values.Remove(key.Parent);
            }

            foreach (var child in SpecKeys.All.Where(k => k.Parent == path && k.Implies is not null))
            {
                _values.Remove(child.Path);
            }
        }

        _values[path] = value;
    }

    /// <summary>Where the key, or the innermost section around it, stands.</summary>
    public SpecPlace PlaceOf(string path)
    {
        if (_values.TryGetValue(path, out var value))
        {
            return value.Place;
        }

        for (var p = path; p.Length > 0; p = p.Contains('.', StringComparison.Ordinal) ? p[..p.LastIndexOf('.')] : "")
        {
            if (_sections.TryGetValue(p, out var place))
            {
                return place;
            }
        }

        return file;
    }
}
