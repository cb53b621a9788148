using System.Collections.Immutable;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Settings;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Files;
using CoOpt.Gpu.Specs.Networks;

namespace CoOpt.Gpu.Specs.Sources;

/// <summary>Makes networks and switching pools.</summary>
internal static class NetworkParts
{
    /// <exception cref="SpecException">Never connected, or a file that does not fit.</exception>
    public static NetworkPart Make(NetworkKey key, InputFiles files, Func<string, SpecPlace> place)
    {
        var s = key.Settings;
        if (s.Topology == Topology.Edges)
        {
            var pool = EdgeTable.Networks(files.Table(s.EdgesFile!), s, key.Nodes);
            return new NetworkPart(new NetworkSchedule(pool, s.SwitchEvery, s.SwitchEveryTime), 0);
        }

        var graphs = ImmutableArray.CreateBuilder<Network>(s.Graphs);
        var redraws = 0;
        for (var g = 0; g < s.Graphs; g++)
        {
            if (NetworkGenerator.Draw(s, key.Nodes, key.Seed, g) is not { } drawn)
            {
                throw new SpecException(DiagnosticCatalogue.Disconnected, Advice(s, key.Nodes), place(Parameter(s.Topology)));
            }

            graphs.Add(drawn.Network);
            redraws += drawn.Redraws;
        }

        return new NetworkPart(new NetworkSchedule(graphs.MoveToImmutable(), s.SwitchEvery, s.SwitchEveryTime), redraws);
    }

    private static string Parameter(Topology topology) => topology switch
    {
        Topology.ErdosRenyi or Topology.WattsStrogatz => "network.p",
        Topology.RandomGeometric => "network.radius",
        _ => "network.topology",
    };

    private static string Advice(NetworkSettings s, int n)
    {
        const string Otherwise = ", or record it with beyond: [disconnected]";
        var draws = FormattableString.Invariant($"no connected network in {NetworkGenerator.MaximumRedraws + 1} draws of {n} nodes");
        return s.Topology switch
        {
            _ when s.HasDirections => FormattableString.Invariant($"no strongly connected network in {NetworkGenerator.MaximumRedraws + 1} draws of {n} nodes; lower network.oneWay or take a denser topology{Otherwise}"),
            Topology.ErdosRenyi => FormattableString.Invariant($"{draws} with p = {s.P:R}; connectivity needs p of about ln n / n = {Math.Log(n) / n:G2} or more; raise network.p{Otherwise}"),
            Topology.RandomGeometric =>
                FormattableString.Invariant($"{draws} with radius = {s.Radius:R}; connectivity needs about √(ln n/(π·n)) = {Math.Sqrt(Math.Log(n) / (Math.PI * n)):G2} or more; raise network.radius{Otherwise}"),
            _ => $"{draws}; change the topology's parameters{Otherwise}",
        };
    }
}
