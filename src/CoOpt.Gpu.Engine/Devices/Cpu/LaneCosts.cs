using CoOpt.Gpu.Engine.Batches;

namespace CoOpt.Gpu.Engine.Devices.Cpu;

/// <summary>What a step costs.</summary>
internal static class LaneCosts
{
    /// <summary>Widths.</summary>
    public static IReadOnlyList<int> UnionWidths(Batch batch, IReadOnlyList<List<int>> structures, IReadOnlyList<int> widths) => widths;
}
