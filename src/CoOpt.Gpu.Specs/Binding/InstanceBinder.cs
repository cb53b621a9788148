using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;
using CoOpt.Gpu.Specs.Keys;

namespace CoOpt.Gpu.Specs.Binding;

/// <summary>
/// Binds the settings of single instances. A section is bound once for each place on the axes that touch it, as long as there are not too many, and shared by the instances there. Safe for concurrent use.
/// </summary>
internal sealed class InstanceBinder
{
    private readonly ResolvedSweep _sweep;
    private readonly SweepPlaces _places;
    private readonly BoundSection<ProblemSettings> _problem;
    private readonly BoundSection<NetworkSettings> _network;
    private readonly BoundSection<Model.Methods.LinkSettings> _links;
    private readonly BoundSection<Model.Methods.MethodSettings> _method;
    private readonly BoundSection<StartSettings> _start;
    private readonly BoundSection<Model.Traces.TraceSettings> _trace;
    private readonly AxisSubset _parts;

    public InstanceBinder(ResolvedSweep sweep, PathLookup paths, Func<string, int> graphsInFile)
    {
        _sweep = sweep;
        _places = new SweepPlaces(sweep);
        _problem = new(_places.Touching(static k => Below(k, "problem.")), view => ProblemBinding.Bind(view, paths));
        _network = new(_places.Touching(static k => Below(k, "network.")), view => NetworkBinding.Bind(view, paths, graphsInFile));
        _links = new(_places.Touching(static k => Below(k, "links.") || IsMethod(k)), MethodBinding.BindLinks);
        _method = new(_places.Touching(IsMethod), MethodBinding.BindMethod);
        _start = new(_places.Touching(IsStart), view => MethodBinding.BindStart(view, paths));
        _trace = new(_places.Touching(static _ => false), MethodBinding.BindTrace);
        _parts = _places.Touching(static k => k == "seed" || Below(k, "problem.") || Below(k, "network.") || IsStart(k));
        _ = Bind(0);
    }

    /// <summary>The settings of instance <paramref name="index"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the sweep.</exception>
    public InstanceSettings Bind(long index)
    {
        _places.Check(index);
        SettingValue View(string path) => _places.TryValue(path, index, out var swept) ? swept : _sweep.Settings.TryGetValue(path, out var value) ? value : SpecKeys.Get(path).Default ?? SettingValue.None;
        return new InstanceSettings
        {
            Seed = (ulong)((SettingsView)View).Number("seed"),
            Problem = _problem.At(index, View),
            Network = _network.At(index, View),
            Links = _links.At(index, View),
            Method = _method.At(index, View),
            Start = _start.At(index, View),
            Trace = _trace.At(index, View),
        };
    }

    /// <summary>The place of an instance on the axes that determine its network, problems and start: instances with equal places share all of these.</summary>
    public long PartsPlace(long index) => _parts.Place(index);

    private static bool Below(string key, string section) => key.StartsWith(section, StringComparison.Ordinal);

    private static bool IsStart(string key) => Below(key, "method.start.");

    private static bool IsMethod(string key) => Below(key, "method.") && !IsStart(key);
}
