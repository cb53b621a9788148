using CoOpt.Gpu.Model.Problems;
using CoOpt.Gpu.Specs.Cpu;
using CoOpt.Gpu.Specs.Diagnostics;
using CoOpt.Gpu.Specs.Files;

namespace CoOpt.Gpu.Specs.Sources;

/// <summary>Makes CPU problems, drawn or from a nodes file.</summary>
internal static class CpuParts
{
    /// <exception cref="SpecException">A box that is empty because the demand is not above 0.</exception>
    public static CpuProblem Make(CpuKey key, InputFiles files, Func<string, SpecPlace> place)
    {
        if (key.Settings.NodesFile is { } path)
        {
            return NodeTable.Problem(files.Table(path), key.Settings, key.Nodes);
        }

        var problem = CpuGenerator.Draw(key.Settings, key.Nodes, key.Seed);
        return key.Settings.Box is null || problem.Demand > 0 ? problem : throw new SpecException(
            DiagnosticCatalogue.EmptyBox,
            FormattableString.Invariant($"the demand is {problem.Demand:R}, so boxes in units of b·κᵢ/Σκ are empty; give a demand above 0 or box: none"),
            place("problem.cpu.demand"));
    }
}
