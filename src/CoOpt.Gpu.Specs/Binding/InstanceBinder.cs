using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Keys;

namespace CoOpt.Gpu.Specs.Binding;

/// <summary>
/// Binds the settings of single instances. Sections that no axis touches are bound once and shared by all instances. Safe for concurrent use.
/// </summary>
internal sealed class InstanceBinder
{
    private readonly ResolvedSweep _sweep;
    private readonly PathLookup _paths;
    private readonly Func<string, int> _graphsInFile;
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly InstanceSettings? _base;
    private readonly bool _problem;
    private readonly bool _network;
    private readonly bool _links;
    private readonly bool _method;
    private readonly bool _start;

    public InstanceBinder(ResolvedSweep sweep, PathLookup paths, Func<string, int> graphsInFile)
    {
        _sweep = sweep;
        _paths = paths;
        _graphsInFile = graphsInFile;
        foreach (var key in sweep.SweptKeys)
        {
            _slots.Add(key, _slots.Count);
        }

        _problem = Touches("problem.");
        _network = Touches("network.");
        _start = Touches("method.start.");
        _method = _slots.Keys.Any(k => k.StartsWith("method.", StringComparison.Ordinal) && !k.StartsWith("method.start.", StringComparison.Ordinal));
        _links = _method || Touches("links.");
        _base = Bind(0, null);
    }

    public InstanceSettings Bind(long index) => Bind(index, _base);

    private bool Touches(string prefix) => _slots.Keys.Any(k => k.StartsWith(prefix, StringComparison.Ordinal));

    private InstanceSettings Bind(long index, InstanceSettings? shared)
    {
        var swept = _sweep.ValuesAt(index);
        SettingValue View(string path) => _slots.TryGetValue(path, out var slot) ? swept[slot] : _sweep.Settings.TryGetValue(path, out var value) ? value : SpecKeys.Get(path).Default ?? SettingValue.None;
        return new InstanceSettings
        {
            Seed = (ulong)((SettingsView)View).Number("seed"),
            Problem = shared is null || _problem ? ProblemBinding.Bind(View, _paths) : shared.Problem,
            Network = shared is null || _network ? NetworkBinding.Bind(View, _paths, _graphsInFile) : shared.Network,
            Links = shared is null || _links ? MethodBinding.BindLinks(View) : shared.Links,
            Method = shared is null || _method ? MethodBinding.BindMethod(View) : shared.Method,
            Start = shared is null || _start ? MethodBinding.BindStart(View, _paths) : shared.Start,
            Trace = shared is null ? MethodBinding.BindTrace(View) : shared.Trace,
        };
    }
}
