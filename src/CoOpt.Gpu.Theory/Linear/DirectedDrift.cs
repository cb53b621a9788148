using CoOpt.Gpu.Model.Networks;
using CoOpt.Gpu.Model.Sweeps;

namespace CoOpt.Gpu.Theory.Linear;

/// <summary>Where the CPU allocation ends over links of unequal directions: the flow conserves Σπᵢxᵢ instead of Σxᵢ, π the left null vector of the Laplacian.</summary>
internal static class DirectedDrift
{
    /// <summary>
    /// |Σx∞ − b| of the flow with ideal links and no box. Marginal costs agree in the end, xᵢ = bᵢ + κᵢλ, so λ = Σπᵢ(xᵢ(0) − bᵢ)/Σπᵢκᵢ. Exactly 0 for undirected networks; null for a
    /// switching or not strongly connected one, or with a box.
    /// </summary>
    public static double? Of(InstanceDraft draft)
    {
        if (draft.Network.Graphs.All(g => !g.Directed))
        {
            return 0;
        }

        var cpu = draft.Cpu;
        if (draft.Network.IsSwitching || cpu.Lower.Any(double.IsFinite) || cpu.Upper.Any(double.IsFinite) || WeightBalance.Of(draft.Network.Graphs[0]) is not { } pi)
        {
            return null;
        }

        var (excess, capacity, total, weighted) = (0.0, 0.0, -cpu.Demand, 0.0);
        for (var i = 0; i < cpu.Nodes; i++)
        {
            excess += pi[i] * (draft.Start.X[i] - cpu.Workload[i]);
            weighted += pi[i] * cpu.Capacity[i];
            capacity += cpu.Capacity[i];
            total += cpu.Workload[i];
        }

        return Math.Abs(total + (excess / weighted * capacity));
    }
}
