using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Specs.Binding;

/// <summary>Binds the network section.</summary>
internal static class NetworkBinding
{
    /// <summary>Size of a switching pool that is not given.</summary>
    public const int DefaultPool = 5;

    public static NetworkSettings Bind(SettingsView view, PathLookup paths, Func<string, int> graphsInFile)
    {
        var edges = view.File("network.edges", paths);
        var isSwitching = IsSwitching(view);
        var graphs = !isSwitching ? 1 : (int?)view("network.switching.graphs").Number ?? (edges is null ? DefaultPool : graphsInFile(edges));
        return new NetworkSettings
        {
            Topology = Topology(view),
            P = view.Number("network.p"),
            K = view.Whole("network.k"),
            Radius = view.Number("network.radius"),
            Weights = view.Choice("network.weights", ("unit", WeightRule.Unit), ("metropolis", WeightRule.Metropolis), ("max-degree", WeightRule.MaxDegree), ("balanced", WeightRule.Balanced)),
            EdgesFile = edges,
            Graphs = graphs,
            SwitchEvery = graphs > 1 ? (int)(view("network.switching.every").Number ?? 0) : 0,
            SwitchEveryTime = graphs > 1 ? view("network.switching.everyTime").Number ?? 0 : 0,
            Directed = view.Flag("network.directed"),
            OneWay = view.Number("network.oneWay"),
            AllowDirected = Beyond(view, "directed"),
            AllowDisconnected = Beyond(view, "disconnected"),
        };
    }

    public static bool IsSwitching(SettingsView view) => !view("network.switching").IsNone;

    public static bool Beyond(SettingsView view, string word) => view("network.beyond").List!.Value.Contains(SettingValue.Of(word));

    public static Topology Topology(SettingsView view) => view.Choice(
        "network.topology",
        ("erdos-renyi", Model.Settings.Topology.ErdosRenyi), ("ring", Model.Settings.Topology.Ring), ("two-hop-ring", Model.Settings.Topology.TwoHopRing),
        ("exponential", Model.Settings.Topology.Exponential), ("watts-strogatz", Model.Settings.Topology.WattsStrogatz), ("random-geometric", Model.Settings.Topology.RandomGeometric),
        ("star", Model.Settings.Topology.Star), ("complete", Model.Settings.Topology.Complete), ("grid", Model.Settings.Topology.Grid), ("edges", Model.Settings.Topology.Edges));
}
