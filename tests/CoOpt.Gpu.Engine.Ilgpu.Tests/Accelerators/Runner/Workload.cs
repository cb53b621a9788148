using CoOpt.Gpu.Engine.Catalogue;
using CoOpt.Gpu.Model.Methods;
using CoOpt.Gpu.Model.Problems;

namespace CoOpt.Gpu.Engine.Ilgpu.Tests.Accelerators.Runner;

/// <summary>What is timed: many instances of one kind.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">The driver.</param>
/// <param name="Nodes">n.</param>
/// <param name="Instances">How many.</param>
/// <param name="Steps">Steps of each.</param>
internal sealed record Workload(string Name, DriverKey Key, int Nodes, int Instances, int Steps)
{
    private static readonly DriverKey Quadratic = new(QuantizerKind.Log, Rounding.Nearest, false, PenaltyForm.Quadratic, LossKind.Quadratic, StepperKind.Euler, false);

    /// <summary>Training at 20 nodes, quadratic losses at 50 by node and by edge, a crowd at 10, and a few instances alone.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("smooth hinge, n = 20", Quadratic with { Loss = LossKind.SmoothHinge }, 20, 4096, 400),
        new("quadratic, n = 50, node", Quadratic, 50, 4096, 400),
        new("quadratic, n = 50, edge", Quadratic with { Differences = true }, 50, 4096, 200),
        new("quadratic, n = 10, many", Quadratic, 10, 65_536, 200),
        new("quadratic, n = 50, four", Quadratic, 50, 4, 4000),
    ];
}
