using System.Runtime.CompilerServices;
using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Outcomes;

namespace CoOpt.Gpu.Results.Tables;

/// <summary>Whether an instance's pool has a disconnected graph, searched once per pool, since instances share them.</summary>
internal static class Disconnection
{
    private static readonly ConditionalWeakTable<NetworkSchedule, StrongBox<bool>> Known = [];

    internal static bool Of(InstanceResult result) =>
        result.Instance.Draft.Settings.Network.AllowDisconnected
        && Known.GetValue(result.Instance.Draft.Network, static pool => new StrongBox<bool>(pool.Graphs.Any(g => !g.IsConnected()))).Value;
}
